/** Starts the web app. */
import 'antd/dist/reset.css'
import './app/base.css'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { Providers } from './app/Providers'
import { router } from './app/router'
import { startLanguage } from './i18n'
import { tellLeaving } from './shared/leaving'

// After an upgrade the parts of the old build are gone: begin anew, with the new ones.
const RELOADED = 'gongdan.reloaded'
window.addEventListener('vite:preloadError', () => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < 10_000) return
  sessionStorage.setItem(RELOADED, String(Date.now()))
  location.reload()
})

tellLeaving((here) => router.state.navigation.state !== 'idle' || router.state.location.pathname !== here)

void startLanguage().then(() =>
  createRoot(document.getElementById('root')!).render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  ),
)
