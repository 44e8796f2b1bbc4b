/** Bundles, templates, releases and the definitions in them. */
import { queryOptions } from '@tanstack/react-query'
import { get, post } from './http'
import type { Words } from './words'

export interface Template {
  key: string
  name: Words
  description: Words
  version: number | string
  requires: string[]
  counts: Record<string, number>
  installed: boolean
  cases: number
  icon?: string
}

export interface Release {
  seq: number
  at: number
  by: string | { id: number; name: string } | null
  note: string | null
  live: boolean
  /** When it is to come into force, while that is still to come. */
  planned_for: number | null
}

export interface Bundle {
  key: string
  name: Words
  version: number | string
  requires: string[]
  release: Release | null
  releases: Release[]
  documents: { kind: string; key: string; name: Words; version: number; updated_at?: number }[]
}

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async () => (await get<{ items: Template[] }>('/templates')).items,
})

export const importTemplate = (key: string, demo: boolean) => post(`/templates/${key}/import`, { demo })

export const bundlesQuery = queryOptions({
  queryKey: ['bundles'],
  queryFn: async () => (await get<{ items: Bundle[] }>('/bundles')).items,
})

export const bundleQuery = (key: string) =>
  queryOptions({ queryKey: ['bundles', key], queryFn: () => get<Bundle>(`/bundles/${key}`) })
