/** Starts the web app. */
import 'antd/dist/reset.css'
import './app/base.css'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { Providers } from './app/Providers'
import { router } from './app/router'
import { startLanguage } from './i18n'

void startLanguage().then(() =>
  createRoot(document.getElementById('root')!).render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  ),
)
