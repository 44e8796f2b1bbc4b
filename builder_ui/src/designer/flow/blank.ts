/** New things for a flow: nodes with what must be set, and branches. Pure. */
import type { Words } from '../../api/words'
import { blankSettings, numbered, oneOf, type Schema } from '../catalogue'
import { fresh } from '../ids'
import type { NodeBlock, NodeKind } from './graph'

/** The exit for when no branch applies. */
export const OTHERWISE = 'other'

export function blankNode(kind: NodeKind, taken: Iterable<string>, within?: string): NodeBlock {
  const { each, named_by: namedBy } = kind.ports
  const config = blankSettings(kind.config)
  const items = each ? kind.config.properties?.[each] : undefined
  if (each && items) {
    const least = Math.max(1, items.minItems ?? 1)
    const made = Array.from({ length: least }).reduce<Item[]>((found) => [...found, blankItem(items, found)], [])
    config[each] = made
  }
  if (namedBy) config[namedBy] = OTHERWISE
  return { id: fresh(kind.type, taken), type: kind.type, ...(kind.v > 1 ? { v: kind.v } : {}), ...(within ? { in: within } : {}), name: kind.label, config }
}

export type Item = Record<string, unknown> & { port?: string; id?: string; label?: Words }

/** One more item of a list whose items are exits, such as branches or buttons. */
export function blankItem(list: Schema, taken: readonly Item[]): Item {
  const schema = list.items ?? {}
  const name = schema.properties?.port ? 'port' : 'id'
  const id = fresh(name === 'port' ? 'branch' : 'action', taken.map((item) => String(item[name])))
  const first = taken.length === 0 ? (schema.properties?.label?.default as Words | undefined) : undefined
  const label = first ?? numbered(oneOf(list), Number(id.replace(/^\D+/, '')))
  return { [name]: id, ...(schema.properties?.label ? { label } : {}), ...blankSettings({ ...schema, required: (schema.required ?? []).filter((key) => key !== name && key !== 'label') }) }
}
