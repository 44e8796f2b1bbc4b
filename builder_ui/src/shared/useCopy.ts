/** Puts a text on the clipboard and says so; where the browser forbids it, shows the text to copy by hand. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from './useToast'

export function useCopy() {
  const toast = useToast()
  const { t } = useTranslation()
  return useCallback(
    async (text: string) => {
      try {
        await navigator.clipboard.writeText(text)
        toast.done(t('common.copied', { text: text.slice(0, 80) }))
      } catch {
        toast.show(t('common.copy_this', { text }))
      }
    },
    [toast, t],
  )
}
