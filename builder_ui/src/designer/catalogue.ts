/** What definitions can be made of, as the server tells it: palettes and panels are drawn from this. Pure. */
import type { Option } from '../api/form'
import type { Words } from '../api/words'
import { fresh } from './ids'
import type { Block } from './document'

export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  default?: unknown
  minimum?: number
  maximum?: number
  maxLength?: number
  pattern?: string
  items?: Schema
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  'x-widget'?: string
  'x-label'?: Words
  /** What holds where nothing is written. */
  'x-empty'?: Words
  /** The names of the values of an enum. */
  'x-choices'?: Record<string, Words>
  /** Only while another setting beside it has one of these values. */
  'x-when'?: Record<string, unknown[]>
  const?: unknown
}

export interface Kind {
  type: string
  v: number
  group: string
  label: Words
  help?: Words
  symbol?: string
  config: Schema
}

/** All kinds of one sort. */
export interface Shelf {
  label: Words
  kinds: Kind[]
}

export type Catalogue = Record<'fields' | 'nodes' | 'triggers' | 'actions' | 'metrics' | 'ready' | 'charts' | 'operators', Shelf> & {
  /** What every record has beside its fields. */
  system?: { id: string; label: Words; type: string; options?: Option[] }[]
}

/** Groups in the order in which they are looked for; one that nobody knows yet comes last. */
const GROUPS = ['record', 'data', 'people', 'text', 'choice', 'number', 'time', 'file', 'link', 'table', 'computed']

const rank = (group: string, order: readonly string[]) => (order.includes(group) ? order.indexOf(group) : order.length)

export function palette(kinds: readonly Kind[], wanted = '', order: readonly string[] = GROUPS): { group: string; kinds: Kind[] }[] {
  const word = wanted.trim().toLowerCase()
  const found = kinds.filter((kind) => !word || [kind.type, kind.label.zh, kind.label.en ?? ''].some((name) => name.toLowerCase().includes(word)))
  const groups = [...new Set(found.map((kind) => kind.group))].toSorted((a, b) => rank(a, order) - rank(b, order))
  return groups.map((group) => ({ group, kinds: found.filter((kind) => kind.group === group) }))
}

export function blankField(kind: Kind, taken: Iterable<string>): Block {
  const version = kind.v > 1 ? { v: kind.v } : {}
  return { id: fresh(kind.type, taken), type: kind.type, ...version, config: blankSettings(kind.config), label: kind.label }
}

/** What must be set and can be thought of; the check asks for the rest. */
export function blankSettings(schema: Schema): Record<string, unknown> {
  const pairs = (schema.required ?? []).map((key): [string, unknown] => [key, blankValue(schema.properties?.[key] ?? {})])
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
}

function blankValue(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  if (schema['x-widget'] === 'options') return [1, 2].map((number) => ({ id: `option_${number}`, label: numbered(oneOf(schema), number) }))
  if (schema['x-widget'] === 'fields') return [{ id: 'column_1', type: 'text', config: {}, label: numbered(oneOf(schema), 1) }]
  if (schema.type === 'object' && schema.required?.length && !schema.properties?.zh) return blankSettings(schema)
  return undefined
}

/** What one thing in a list is called. */
export const oneOf = (list: Schema): Words | undefined => list.items?.['x-label'] ?? list['x-label']

export function numbered(label: Words | undefined, number: number): Words {
  return { zh: `${label?.zh ?? ''} ${number}`.trim(), en: `${label?.en ?? label?.zh ?? ''} ${number}`.trim() }
}

/** The name of the widget that edits a value of this schema: what the schema asks for, else what its type needs. */
export function widgetOf(schema: Schema): string {
  const asked = schema['x-widget']
  if (schema.type === 'array') return listWidget(schema)
  if (asked === 'group') return schema.type === 'string' ? 'team' : 'part'
  if ((asked === 'text' || asked === 'long_text') && schema.type === 'object') return 'message'
  if (asked) return asked
  if (schema.enum) return 'choice'
  if (schema.type === 'object' && schema.properties) return schema.properties.zh ? 'words' : 'part'
  const plain: Record<string, string> = { string: 'text', integer: 'number', number: 'number', boolean: 'flag' }
  return plain[String(schema.type)] ?? 'json'
}

/** A list has a widget of its own, or the one for lists of what it holds. */
function listWidget(schema: Schema): string {
  const [asked, item] = [schema['x-widget'], schema.items ?? {}]
  if (asked && asked !== 'field') return asked
  if (item['x-widget']) return `${item['x-widget'] === 'group' ? 'team' : item['x-widget']}_list`
  if (item.enum) return 'choices'
  if (item.type === 'object' && item.properties) return 'list'
  if (Array.isArray(item.type)) return 'literals'
  return item.type === 'string' ? (asked === 'field' ? 'field_list' : 'strings') : 'json'
}

/** Whether a setting is asked for, given the others beside it. */
export function applies(schema: Schema, around: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(schema['x-when'] ?? {}).every(([key, values]) => values.includes(around[key]))
}
