/** How the settings of triggers are edited where the catalogue leaves it open. Pure. */
import type { Schema } from '../catalogue'

/** A trigger looks at system values too: the status, the time of creation. */
export function asTrigger(schema: Schema): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, each]): [string, Schema] => [key, seen(each)])
  return { ...schema, properties: Object.fromEntries(properties) }
}

function seen(schema: Schema): Schema {
  const widget = schema['x-widget']
  if (widget === 'fields' && schema.type === 'array' && schema.items?.type === 'string') return { ...schema, 'x-widget': 'name_list' }
  return widget === 'field' && schema.type === 'string' ? { ...schema, 'x-widget': 'name' } : schema
}
