/** Short messages that pass, above every page; only antd's message, since its whole <App> would double the first download. */
import { message } from 'antd'
import { createContext, type ReactNode } from 'react'

type Messages = ReturnType<typeof message.useMessage>[0]

export const ToastContext = createContext<Messages | null>(null)

export function Toasts({ children }: { children: ReactNode }) {
  const [messages, holder] = message.useMessage({ maxCount: 3 })
  return (
    <ToastContext value={messages}>
      {holder}
      {children}
    </ToastContext>
  )
}
