/** What a buyer sees and does through the link they got, without an account. */
import { queryOptions } from '@tanstack/react-query'
import type { Category, FieldView, FormView } from './form'
import { get, post } from './http'
import type { Message } from './history'
import type { NodeState, TaskAction } from './record'
import type { Words } from './words'

export interface Given {
  id: string
  label: Words | string
  text: string
  files: { id: string; url: string }[]
}

export interface ProgressView {
  number: string
  form: { key: string; name: Words }
  title: string
  status: { label: Words | string; category: Category }
  created_at: number
  steps: { name: Words | string; state: NodeState; at?: number | null }[]
  data: Given[]
  messages: Message[]
  can_reply: boolean
  task: {
    id: string
    name: Words | string
    instructions?: Words | string | null
    actions: TaskAction[]
    fields: FieldView[]
    calendars?: FormView['calendars']
  } | null
}

export const progressQuery = (token: string) =>
  queryOptions({ queryKey: ['progress', token], queryFn: () => get<ProgressView>(`/progress/${token}`) })

export const submitPublic = (form: string, data: object, upload_token: string | undefined, key: string) =>
  post<{ id: number; number: string; link: string }>(
    `/forms/${form}/records`,
    { data, upload_token },
    { 'Idempotency-Key': key },
  )

export const replyByLink = (token: string, body: string, attachments: string[]) =>
  post(`/progress/${token}/messages`, { body, attachments })

export const actByLink = (token: string, task: string, action: string, data: object) =>
  post(`/progress/${token}/tasks/${task}/${action}`, { data })
