/** What the list operators share: the list, then a body in which `var` reads one item and `_record` the record. */
import type { Context, Scope } from './operator'
import { itemOf } from './types'

/** Each item's own scope; no list is an empty one. */
export function scopes(of: unknown, { run, typeOf, scope }: Context): Scope[] {
  const items = run(of)
  const type = itemOf(typeOf(of))
  return Array.isArray(items) ? (items as unknown[]).map((names) => ({ ...scope, names, type })) : []
}

/** What the body says of each item, the items themselves without a body. */
export function said([of, ...bodies]: unknown[], context: Context): unknown[] {
  const each = scopes(of, context)
  return bodies.length > 0 ? each.map((inside) => context.run(bodies[0], inside)) : each.map((inside) => inside.names)
}
