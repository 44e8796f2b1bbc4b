/** What the schema of forms leaves open for the panel: which widget edits a property, and what holds where none is written. Pure. */
import type { Schema } from './catalogue'

/** By the property, below the name of the list or group that it stands in. */
const WIDGETS: Readonly<Record<string, string>> = {
  default: 'value',
  title: 'field_list',
  category: 'field',
  customer_field: 'field',
  initial: 'status',
  statuses: 'list',
  validations: 'list',
  'validations.field': 'field',
  number: 'group',
  public: 'group',
  'public.fields': 'field_list',
  list: 'group',
  'list.columns': 'name_list',
  'list.filters': 'name_list',
  'list.sort': 'sorting',
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
  const widget = WIDGETS[inside ? `${inside}.${key}` : key] ?? schema['x-widget']
  const told = { ...schema, ...(widget ? { 'x-widget': widget } : {}) }
  if (ALWAYS.has(key)) return { ...told, default: true }
  if (widget === 'group') return { ...hinted(schema, key), 'x-widget': 'group' }
  if (widget === 'list' && schema.items) return { ...told, items: hinted(schema.items, key) }
  return told
}
