/** What buyers see around a form or a progress page: the mark, the language, and nothing else. */
import { ConfigProvider } from 'antd'
import { Suspense, type ReactNode } from 'react'
import { LanguageSwitch } from '../../shared/LanguageSwitch'
import { Logo } from '../../shared/Logo'
import { OfflineBar } from '../../shared/OfflineBar'
import { PageSpinner } from '../../shared/PageSpinner'
import './public.css'

export function PublicShell({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider componentSize="large">
      <div className="public">
        <header className="public-top">
          <Logo />
          <LanguageSwitch />
        </header>
        <OfflineBar />
        <main className="public-main">
          <Suspense fallback={<PageSpinner />}>{children}</Suspense>
        </main>
      </div>
    </ConfigProvider>
  )
}
