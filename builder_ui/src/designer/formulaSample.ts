/** A record made up to try a formula on: a plausible value for each field that is read. Pure. */
import type { Type } from '../logic/types'
import type { Name, Sort } from './names'

const TYPES: Partial<Record<Sort, Type>> = { money: 'money', number: 'number', flag: 'boolean', date: 'date', instant: 'instant' }
const DAY = 86_400

/** `now` is in seconds UTC. */
export function sampleOf(name: Name, now: number): unknown {
  const [first] = name.options ?? []
  switch (name.sort) {
    case 'money':
      return 10_000
    case 'number':
      return 2
    case 'flag':
      return true
    case 'choice':
      return first?.id ?? null
    case 'choices':
      return first ? [first.id] : []
    case 'date':
      return new Date((now + 8 * 3600) * 1000).toISOString().slice(0, 10)
    case 'instant':
      return now - DAY
    case 'rows':
      return [1, 2].map(() => Object.fromEntries((name.columns ?? []).map((column) => [column.id, sampleOf(column, now)])))
    case 'text':
      return 'A1'
    default:
      return null
  }
}

/** Values by name as one record: `_ref.order.paid` lies inside `_ref` and `order`. */
export function nested(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return folded(values, (inner) => inner)
}

export function typesOf(names: readonly Name[]): Record<string, Type> {
  return folded(Object.fromEntries(names.map((name) => [name.id, typeOf(name)])), (record) => ({ record })) as Record<string, Type>
}

function typeOf(name: Name): Type {
  if (name.sort === 'rows') return { list: { record: typesOf(name.columns ?? []) } }
  return TYPES[name.sort] ?? 'any'
}

type Tree = Map<string, unknown>

function folded(flat: Readonly<Record<string, unknown>>, wrap: (inner: Record<string, unknown>) => unknown): Record<string, unknown> {
  const root: Tree = new Map()
  for (const [path, value] of Object.entries(flat)) {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    let at = root
    for (const step of steps) {
      const next = at.get(step) instanceof Map ? (at.get(step) as Tree) : new Map<string, unknown>()
      at.set(step, next)
      at = next
    }
    at.set(last, value)
  }
  const plain = (tree: Tree): Record<string, unknown> => Object.fromEntries([...tree].map(([key, value]) => [key, value instanceof Map ? wrap(plain(value as Tree)) : value]))
  return plain(root)
}
