/** Dashboards and the reports on them. */
import { queryOptions } from '@tanstack/react-query'
import { call, address, get } from './http'
import type { Words } from './words'

export interface Figure {
  data: Record<string, unknown>[]
  layout: Record<string, unknown>
}

export interface Column {
  id: string
  label: Words | string
  type?: string
}

export interface ReportView {
  key: string
  name: Words
  figure: Figure | null
  rows: Record<string, unknown>[]
  columns: Column[]
  as_of: number
  chart: { type: string }
  drill: Drill
}

/** Conditions for the list behind a number: of all numbers, of its measure, of its row (null: no list can show it). */
export interface Drill {
  form: string
  filter: unknown[]
  measures: Record<string, unknown[]>
  rows: (unknown[] | null)[]
}

export interface DashboardCard {
  id: string
  report: string
  name: Words
  chart: string
  x: number
  y: number
  w: number
  h: number
}

export interface DashboardView {
  key: string
  name: Words
  cards: DashboardCard[]
}

export const dashboardsQuery = queryOptions({
  queryKey: ['dashboards'],
  queryFn: async () => (await get<{ items: { key: string; name: Words }[] }>('/dashboards')).items,
  staleTime: 60_000,
})

export const dashboardQuery = (key: string) =>
  queryOptions({ queryKey: ['dashboards', key], queryFn: () => get<DashboardView>(`/dashboards/${key}`), staleTime: 60_000 })

export const reportQuery = (key: string) =>
  queryOptions({ queryKey: ['report', key], queryFn: () => get<ReportView>(`/reports/${key}`) })

/** A report as it is drawn now, counted over what the caller may see. */
export const previewReport = (document: object, signal?: AbortSignal) => call<ReportView>('POST', address('/reports/preview'), { body: { document }, signal })

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: async () => (await get<{ items: { key: string; name: Words; form: string; chart: string }[] }>('/reports')).items,
  staleTime: 60_000,
})
