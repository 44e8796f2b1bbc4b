/** What every page stands in: texts, look, cache, toasts. */
import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Toasts } from '../shared/Toasts'
import { client } from './query'
import { theme } from './theme'

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider locale={useAntdLocale()} theme={theme} button={{ autoInsertSpace: false }}>
        <Toasts>{children}</Toasts>
      </ConfigProvider>
    </QueryClientProvider>
  )
}

function useAntdLocale(): Locale {
  const { i18n } = useTranslation()
  const [locale, setLocale] = useState<Locale>(zhCN)
  const english = i18n.language === 'en'
  useEffect(() => {
    let gone = false
    const bring = english ? import('antd/locale/en_US').then((module) => module.default) : Promise.resolve(zhCN)
    void bring.then((next) => !gone && setLocale(next))
    return () => {
      gone = true
    }
  }, [english])
  return locale
}
