/** What happened to a record, and what people said about it. */
import { queryOptions } from '@tanstack/react-query'
import { get, post } from './http'
import type { StoredFile } from './upload'
import type { Words } from './words'

export interface Atom {
  text: Words | string
  holds: boolean
  value: unknown
}

export interface Why {
  rule: { key: string; name: Words | string }
  release: number
  atoms: Atom[]
  notes?: (Words | string)[]
}

export interface Happening {
  seq: number
  at: number
  type: string
  actor: { kind: string; id: number | null; name: Words | string | null }
  node: string | null
  text: Words | string
  changes: { field: string; label: Words | string; from: unknown; to: unknown }[]
  why?: Why | null
}

export interface Message {
  id: number
  at: number
  direction: 'in' | 'out'
  public: boolean
  author: { kind: string; name: Words | string | null }
  body: string
  attachments: StoredFile[]
}

export const eventsQuery = (id: number) =>
  queryOptions({
    queryKey: ['record', id, 'events'],
    queryFn: async () => (await get<{ items: Happening[] }>(`/records/${id}/events`)).items,
  })

export const messagesQuery = (id: number) =>
  queryOptions({
    queryKey: ['record', id, 'messages'],
    queryFn: async () => (await get<{ items: Message[] }>(`/records/${id}/messages`)).items,
  })

export const sendMessage = (id: number, body: string, internal: boolean, attachments: string[]) =>
  post(`/records/${id}/messages`, { body, internal, attachments })
