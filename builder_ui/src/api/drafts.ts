/** Drafts: what is drawn and not yet in force; checking them, publishing them, and going back. */
import { queryOptions } from '@tanstack/react-query'
import type { Catalogue, Schema } from '../designer/catalogue'
import type { Draft } from '../designer/uses'
import { address, exchange, get, post, put } from './http'
import type { Words } from './words'

export interface Found {
  /** "form/return_refund" */
  document: string
  pointer: string
  code: string
  message: string
  severity: 'error' | 'warning'
}

export const documentsQuery = (bundle: string) =>
  queryOptions({
    queryKey: ['bundles', bundle, 'documents'],
    queryFn: async () => (await get<{ items: Draft[] }>(`/bundles/${bundle}/documents`)).items,
  })

export const checkQuery = (bundle: string) =>
  queryOptions({ queryKey: ['bundles', bundle, 'check'], queryFn: () => checkDrafts(bundle, false), staleTime: 60_000 })

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: () => get<Catalogue>('/catalog'),
  staleTime: Infinity,
})

/** The JSON Schema of a kind of definition. */
export const schemaQuery = (kind: string) =>
  queryOptions({
    queryKey: ['schema', kind],
    queryFn: async () => JSON.parse((await exchange('GET', `/schemas/${kind}.json`)).text) as Schema,
    staleTime: Infinity,
  })

export const checkDrafts = async (bundle: string, cases: boolean) =>
  (await post<{ problems: Found[] }>(`/bundles/${bundle}/check${cases ? '?cases=1' : ''}`)).problems

/** In force now, or from `at` on. */
export const publish = (bundle: string, note: string, at?: number) => post(`/bundles/${bundle}/publish`, at === undefined ? { note } : { note, at })

export const restore = (bundle: string, seq: number) => post(`/bundles/${bundle}/releases/${seq}/restore`)

export const beginBundle = (key: string, face: { name: Words; requires: string[]; languages: string[] }) => put(`/bundles/${key}`, face)

export const readDraft = (kind: string, key: string) => exchange('GET', address(`/definitions/${kind}/${key}`))

/** Saves the text; `etag` is the mark of the text it was made from, none for something new. */
export function saveDraft(kind: string, key: string, raw: string, etag: string | null, bundle?: string) {
  const headers: Record<string, string> = etag ? { 'If-Match': etag } : {}
  return exchange('PUT', address(`/definitions/${kind}/${key}`, { bundle }), { raw, headers })
}
