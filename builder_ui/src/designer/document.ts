/** A form as its definition writes it, and how it becomes text again: two spaces, order kept, final newline. Pure. */
import type { Status } from '../api/form'
import type { Words } from '../api/words'
import type { Rule } from '../logic/evaluate'
import { same } from './ordered'

export interface Block {
  id: string
  type: string
  v?: number
  config?: Record<string, unknown>
  label: Words
  help?: Words
  required?: Rule
  visible?: Rule
  readonly?: Rule
  default?: unknown
  sensitive?: boolean
  unique?: boolean
  searchable?: boolean
}

export interface SectionBlock {
  id: string
  label: Words
  fields: string[]
  visible?: Rule
}

export interface FormBody {
  fields: Block[]
  layout?: SectionBlock[]
  validations?: { id: string; check: Rule; message: Words; field?: string }[]
  statuses: Status[]
  initial?: string
  title?: string[]
  flow?: string
  category?: string
  customer_field?: string
  public?: { fields: string[]; intro?: Words; thanks?: Words }
  list?: { columns: string[]; sort?: string; filters?: string[] }
}

export interface FormDocument {
  $schema?: string
  kind: 'form'
  key: string
  version: number
  name: Words
  body: FormBody
}

/** What the server has: the text, and what it says. */
export interface Base {
  raw: string
  document: FormDocument
}

export function read(raw: string): Base {
  return { raw, document: JSON.parse(raw) as FormDocument }
}

/** The text to keep; where every edit was taken back these are the very bytes that came. */
export function write(document: object, base?: Base): string {
  if (base && same(document, base.document)) return base.raw
  return `${JSON.stringify(document, null, 2)}\n`
}
