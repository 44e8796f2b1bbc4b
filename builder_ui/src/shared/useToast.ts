/** Short messages that pass: what was done, or why it was not. */
import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem'
import { ToastContext } from './Toasts'

export function useToast() {
  const messages = useContext(ToastContext)
  const { t } = useTranslation()
  return useMemo(
    () => ({
      /** Stays longer: something to read or copy. */
      show: (text: string) => void messages?.info(text, 15),
      done: (text: string) => void messages?.success(text),
      failed: (problem: unknown) => void messages?.error(sentence(problem, t), 5),
    }),
    [messages, t],
  )
}

export function sentence(problem: unknown, t: (key: string) => string): string {
  if (problem instanceof Problem && problem.status === 0) return t('trouble.offline')
  if (problem instanceof Problem && problem.errors.length === 1 && problem.errors[0]) return problem.errors[0].message
  return (problem instanceof Error && problem.message) || t('trouble.other')
}
