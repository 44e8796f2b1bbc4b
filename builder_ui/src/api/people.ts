/** Colleagues, what they were told, and other records to point at. */
import { queryOptions } from '@tanstack/react-query'
import { get, post } from './http'
import type { Words } from './words'

export interface Person {
  id: number
  name: string
  username: string
  groups: { key: string; name: Words | string }[]
}

export interface Notification {
  id: number
  record: number | null
  title: string
  body: string
  at: number
  read_at: number | null
}

export const peopleQuery = (group = '', q = '') =>
  queryOptions({
    queryKey: ['people', group, q],
    queryFn: async () => (await get<{ items: Person[] }>('/people', { group, q })).items,
    staleTime: 60_000,
  })

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: () => get<{ items: Notification[]; unread: number }>('/notifications'),
  refetchInterval: 30_000,
})

/** Up to a notification, or those about a record. */
export const markRead = (which: { until: number } | { record: number }) => post('/notifications/read', which)

export const referenceQuery = (form: string, q: string, field?: string) =>
  queryOptions({
    queryKey: ['reference', form, q, field],
    queryFn: async () => (await get<{ items: { id: number; title: string }[] }>(`/reference/${form}`, { q, field })).items,
    staleTime: 30_000,
  })
