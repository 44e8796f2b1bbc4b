/** Where the time of tickets went: one ticket's way, and the ways that many took. */
import { queryOptions } from '@tanstack/react-query'
import { get } from './http'
import type { Words } from './words'

export interface Visit {
  node: string
  name: Words
  entered_at: number
  left_at: number | null
  cancelled: boolean
  seconds: number
  wait: number
  work: number
  share: number
}

export interface Trace {
  items: Visit[]
  nodes: { node: string; visits: number; seconds: number; share: number }[]
  seconds: number
  rework: number
}

/** One way through a flow, and how many tickets took it. */
export interface Way {
  steps: { node: string; name: Words }[]
  count: number
  share: number
  median_seconds: number
  rework: number
}

export interface Ways {
  total: number
  variants: number
  rework: number
  items: Way[]
}

/** Where the time of a ticket went, step by step. */
export const traceQuery = (id: number) =>
  queryOptions({ queryKey: ['record', id, 'trace'], queryFn: () => get<Trace>(`/records/${id}/trace`) })

export const waysQuery = (flow: string) =>
  queryOptions({ queryKey: ['flow', flow, 'variants'], queryFn: () => get<Ways>(`/flows/${flow}/variants`), retry: false })
