/** A form as its definition writes it, and how any definition becomes text again: two spaces, order kept, final newline. Pure. */
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
  /** Off: nothing new is submitted; `closed` is what people read then. */
  enabled?: boolean
  closed?: Words
  public?: { fields: string[]; intro?: Words; thanks?: Words }
  list?: { columns: string[]; sort?: string; filters?: string[] }
}

/** What every definition has around its body. */
export interface Envelope {
  $schema?: string
  kind: string
  key: string
  version: number
  name: Words
  body: object
}

export interface FormDocument extends Envelope {
  kind: 'form'
  body: FormBody
}

/** One thing done to a document: the next document comes out. */
export type Change<D> = (document: D) => D

/** What the server has: the text, and what it says. */
export interface Base<D extends Envelope = FormDocument> {
  raw: string
  document: D
}

export function read<D extends Envelope = FormDocument>(raw: string): Base<D> {
  return { raw, document: JSON.parse(raw) as D }
}

/** The text to keep; where every edit was taken back these are the very bytes that came. */
export function write<D extends Envelope>(document: D, base?: Base<D>): string {
  if (base && same(document, base.document)) return base.raw
  return `${JSON.stringify(document, null, 2)}\n`
}
