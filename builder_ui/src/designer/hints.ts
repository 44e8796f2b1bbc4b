/** What the schema of forms leaves open for the panel: which widget edits a property, and what holds where none is written. Pure. */
import type { Schema } from './catalogue'

const WIDGETS: Readonly<Record<string, string>> = {
  default: 'value',
  title: 'field_list',
  category: 'field',
  customer_field: 'field',
  initial: 'status',
  columns: 'name_list',
  filters: 'name_list',
  sort: 'sorting',
  field: 'field',
  statuses: 'list',
  validations: 'list',
  number: 'group',
  public: 'group',
  list: 'group',
}
/** A field shows unless it is said when. */
const ALWAYS = new Set(['visible'])
/** Placed on the canvas, by the flow, or never changed. */
const ELSEWHERE = new Set(['id', 'type', 'v', 'config', 'fields', 'layout', 'flow'])

/** The properties of `schema` that a panel shows, each with its widget. */
export function hinted(schema: Schema, inside = ''): Schema {
  const keep = (key: string) => inside !== '' || !ELSEWHERE.has(key)
  const properties = Object.entries(schema.properties ?? {}).filter(([key]) => keep(key))
  return { ...schema, properties: Object.fromEntries(properties.map(([key, each]) => [key, hint(key, each, inside)])) }
}

function hint(key: string, schema: Schema, inside: string): Schema {
  if (key === 'fields' && inside === 'public') return { ...schema, 'x-widget': 'field_list' }
  const widget = WIDGETS[key] ?? schema['x-widget']
  const told = { ...schema, ...(widget ? { 'x-widget': widget } : {}) }
  if (ALWAYS.has(key)) return { ...told, default: true }
  if (widget === 'group') return { ...hinted(schema, key), 'x-widget': 'group' }
  if (widget === 'list' && schema.items) return { ...told, items: hinted(schema.items, key) }
  return told
}
