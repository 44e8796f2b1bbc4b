/** Forms as the server shows them to the caller: only fields the caller may see, with what they may do. */
import { queryOptions } from '@tanstack/react-query'
import { get } from './http'
import type { Words } from './words'
import type { Rule } from '../logic/evaluate'
import type { Calendar } from '../logic/types'

export interface Option {
  id: string
  label: Words
  color?: string
}

/** Settings of every field type together; each type reads its own. */
export interface FieldConfig {
  max_length?: number
  pattern?: string
  placeholder?: Words | string
  rows?: number
  min?: number | string
  max?: number | string
  unit?: Words | string
  options?: Option[]
  max_count?: number
  types?: string[]
  form?: string
  fields?: FieldView[]
  min_rows?: number
  max_rows?: number
  expression?: Rule
  shown_as?: string
}

export type Access = 'edit' | 'read' | 'hidden' | 'mask'

export interface FieldView {
  id: string
  type: string
  label: Words
  help?: Words | null
  required?: boolean | Rule
  visible?: Rule | null
  readonly?: boolean | Rule
  default?: unknown
  sensitive?: boolean
  config: FieldConfig
  access?: Access
}

export interface Section {
  id: string
  label: Words
  fields: string[]
  visible?: Rule | null
}

export type Category = 'new' | 'open' | 'pending' | 'on_hold' | 'solved' | 'closed'

export interface Status {
  id: string
  category: Category
  label: Words
}

export interface SystemName {
  id: string
  label: Words
  type: string
}

export interface FormView {
  key: string
  name: Words
  ticket: boolean
  sections: Section[]
  fields: FieldView[]
  statuses: Status[]
  validations?: { id: string; check: Rule; message: Words; field?: string }[]
  list: { columns: string[]; sort?: string; filters?: string[] }
  system: SystemName[]
  /** The working hours that the form's conditions and formulas count by. */
  calendars?: Readonly<Record<string, Calendar>>
  /** What to say where nothing new is taken. */
  closed?: Words | null
  public?: { intro?: Words; thanks?: Words; fields: string[] } | null
  upload_token?: string
}

export interface FormSummary {
  key: string
  name: Words
  ticket: boolean
  public: boolean
  customer: boolean
  /** What to say where nothing new is taken. */
  closed?: Words | null
  bundle: string
  can: { read: boolean; create: boolean; write: boolean; export: boolean }
  count_open?: number
}

export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: async () => (await get<{ items: FormSummary[] }>('/forms')).items,
  staleTime: 60_000,
})

export const formQuery = (key: string) =>
  queryOptions({ queryKey: ['form', key], queryFn: () => get<FormView>(`/forms/${key}`), staleTime: 60_000 })

export const publicFormQuery = (key: string) =>
  queryOptions({
    queryKey: ['public-form', key],
    queryFn: () => get<FormView>(`/forms/${key}`, { public: 1 }),
    staleTime: Infinity,
  })
