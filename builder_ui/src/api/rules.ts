/** Rules tried on what there is: on the last tickets, on one of them, and decision tables looked through. */
import { queryOptions } from '@tanstack/react-query'
import type { Cell, RuleDocument, Table } from '../designer/rule/document'
import { address, commonHeaders, get, post } from './http'
import { Problem } from './problem'
import type { Words } from './words'

/** One question of a condition, and how it was answered. */
export interface Atom {
  pointer: string
  text: Words
  holds: boolean | null
  value: Words | null
  decisive?: boolean
}

export interface Tried {
  id: number
  number: string
  title: string
  status: Words | string
  created_at: number
}

export interface Occasion {
  seq: number | null
  at: number
  type: string
  text: Words
}

export interface Sample {
  record: Tried
  fires: boolean | null
  event: Occasion
  answer: Words
  atoms: Atom[]
}

export interface Trial {
  tried: number
  fired: number
  silent: number
  unknown: number
  samples: Sample[]
  reasons: { check: string; pointer: string; text: Words; records: number }[]
}

export interface WhyNot {
  record: Tried
  fires: boolean | null
  event: Occasion
  answer: Words
  checks: { check: string; holds: boolean | null; text: Words; value: Words | null; atoms?: Atom[] }[]
  occasions: (Occasion & { seq: number; fires: boolean | null })[]
  fired: { seq: number; at: number; release: number }[]
}

export interface TableProblem {
  pointer: string
  row: number | null
  column: number | null
  part: string | null
  code: string
  message: string
  severity: 'error' | 'warning'
}

export interface TestResult {
  index: number
  passed: boolean
  expected: unknown
  found: unknown
  hits: string[]
  message: string | null
}

export interface TableReport {
  problems: TableProblem[]
  overlaps: { rows: [number, number]; words: string; allowed: boolean }[]
  unreachable: { row: number; by: number[]; impossible: boolean }[]
  gaps: { when: Cell[]; words: string }[]
  tests: TestResult[]
  complete: boolean
}

export interface Sheet {
  table: Table | null
  problems: { cell: string; pointer: string; code: string; message: string; severity: 'error' | 'warning' }[]
}

export const tryRule = (rule: RuleDocument, last: number) => post<Trial>('/rules/try', { rule, last })

export const whyNot = (rule: RuleDocument, record: number, event?: number) => post<WhyNot>('/rules/why-not', { rule, record, ...(event === undefined ? {} : { event }) })

export const reportQuery = (form: string, table: Table) =>
  queryOptions({
    queryKey: ['tables', 'report', form, table],
    queryFn: () => post<TableReport>('/tables/report', { form, table }),
    placeholderData: (before: TableReport | undefined) => before,
    staleTime: Infinity,
    gcTime: 0,
  })

export const recordsQuery = (form: string, q: string) =>
  queryOptions({
    queryKey: ['records', 'pick', form, q],
    queryFn: async () => (await get<{ items: { id: number; number: string; title: string }[] }>('/records', { form, q, limit: 20, sort: '-_created_at' })).items,
    staleTime: 30_000,
  })

/** The table as a spreadsheet file. */
export async function exportTable(table: Table, name: string, format: 'xlsx' | 'csv'): Promise<Blob> {
  const body = JSON.stringify({ table, name })
  const response = await sent('/tables/export', { format }, { body, headers: { 'Content-Type': 'application/json' } })
  return response.blob()
}

export async function importTable(file: File, form: string): Promise<Sheet> {
  const body = new FormData()
  body.set('file', file)
  body.set('form', form)
  return (await (await sent('/tables/import', {}, { body })).json()) as Sheet
}

async function sent(path: string, query: Record<string, string>, { body, headers = {} }: { body: BodyInit; headers?: Record<string, string> }): Promise<Response> {
  const response = await fetch(address(path, query), { method: 'POST', body, credentials: 'same-origin', headers: { ...commonHeaders(), ...headers } }).catch(() => {
    throw new Problem(0)
  })
  if (!response.ok) throw new Problem(response.status, (await response.json().catch(() => undefined)) as object | undefined)
  return response
}
