/** A text of the interface in every language at once, for words that go into definitions. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Words } from '../api/words'
import { bring } from './index'

export function useBoth() {
  const { t } = useTranslation()
  return useCallback(
    async (key: string): Promise<Words> => {
      await bring('en')
      return { zh: t(key, { lng: 'zh-CN' }), en: t(key, { lng: 'en' }) }
    },
    [t],
  )
}
