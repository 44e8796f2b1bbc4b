/** What got stuck, and the ways out of it. */
import { infiniteQueryOptions } from '@tanstack/react-query'
import { get, post } from './http'
import type { Words } from './words'

export type Way = 'retry' | 'mend' | 'skip'

export interface Incident {
  id: number
  status: 'open' | 'retried' | 'skipped' | 'over'
  code: string
  message: Words
  at: number
  closed_at: number | null
  closed_by: { id: number; name: string } | null
  record: { id: number; title: string } | null
  number: string | null
  form: { key: string; name: Words } | null
  where: { flow: { key: string; name: Words }; node: string; name: Words } | null
  job: { kind: string; attempts: number; error: string | null } | null
  ways: Way[]
  exits: { id: string; label: Words }[]
  variables: Record<string, unknown>
}

interface Page {
  items: Incident[]
  next: number | null
  open: { code: string; count: number }[]
}

export interface Wanted {
  status: string
  form: string
  code: string
}

export const incidentsQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['incidents', wanted],
    queryFn: ({ pageParam }) => get<Page>('/incidents', { ...wanted, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })

export const retry = (id: number, mended: { data?: object; vars?: object } = {}) => post(`/incidents/${id}/retry`, mended)
export const skip = (id: number, port: string | null = null) => post(`/incidents/${id}/skip`, { port })
