/** Dashboards and the reports on them. */
import { queryOptions } from '@tanstack/react-query'
import { get } from './http'
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
  rows: (Record<string, unknown> | unknown[])[]
  columns: (Column | string)[]
  as_of: number
  chart: { type: string }
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
