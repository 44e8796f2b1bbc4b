/**
 * A formula as parts that can be chosen: a field, a value that is written down, or an operator with its operands. Pure.
 *
 * The rule itself stays JsonLogic; a place that nobody has filled in yet is null.
 */
import type { Kind } from './catalogue'
import type { Name } from './names'

export type Part =
  | { is: 'empty' }
  | { is: 'field'; name: string; otherwise?: unknown }
  | { is: 'literal'; value: unknown }
  | { is: 'call'; kind: Kind; args: unknown[] }
  | { is: 'unknown' }

export interface Operand {
  id: string
  label: Kind['label']
  many: boolean
  required: boolean
}

export type Kinds = ReadonlyMap<string, Kind>

export const kindsOf = (kinds: readonly Kind[]): Kinds => new Map(kinds.map((kind) => [kind.symbol ?? kind.type, kind]))

export function partOf(rule: unknown, kinds: Kinds): Part {
  if (rule === null || rule === undefined) return { is: 'empty' }
  if (Array.isArray(rule)) return rule.some((each) => typeof each === 'object') ? { is: 'unknown' } : { is: 'literal', value: rule }
  if (typeof rule !== 'object') return { is: 'literal', value: rule }
  const [[symbol, written] = ['', null], ...more] = Object.entries(rule)
  if (more.length > 0) return { is: 'unknown' }
  const args = Array.isArray(written) ? (written as unknown[]) : [written]
  if (symbol === 'var') {
    const [name, otherwise] = args
    return typeof name === 'string' ? { is: 'field', name, ...(args.length > 1 ? { otherwise } : {}) } : { is: 'unknown' }
  }
  const kind = kinds.get(symbol)
  return kind ? { is: 'call', kind, args } : { is: 'unknown' }
}

export function operandsOf(kind: Kind): Operand[] {
  const required = new Set(kind.config.required)
  return Object.entries(kind.config.properties ?? {}).map(([id, schema]) => ({ id, label: schema['x-label'] ?? { zh: id }, many: schema.type === 'array', required: required.has(id) }))
}

/** The operand that the argument at `index` is for: the last one takes all that follow where it takes many. */
export function operandAt(kind: Kind, index: number): Operand | undefined {
  const operands = operandsOf(kind)
  const many = operands.findIndex((each) => each.many)
  return many >= 0 && index >= many ? operands[many] : operands[index]
}

/** The operator with empty places; what stood there before becomes its first operand, where a value can be one. */
export function callOf(kind: Kind, first: unknown): unknown {
  const count = operandsOf(kind).reduce((sum, each) => sum + (each.many ? least(kind) : each.required ? 1 : 0), 0)
  const args: unknown[] = Array.from({ length: count }, () => null)
  const symbol = kind.symbol ?? kind.type
  // The first operand of these is a name, and of `if` a condition.
  if (args.length > 0 && !['change', 'related'].includes(kind.group)) args[symbol === 'if' ? 1 : 0] = first ?? null
  return { [symbol]: args }
}

const least = (kind: Kind) => (kind.symbol === 'if' ? 3 : kind.group === 'condition' ? 2 : Math.max(2, minimum(kind)))

const minimum = (kind: Kind) => Object.values(kind.config.properties ?? {}).find((each) => each.type === 'array')?.minItems ?? 0

export const withArgs = (kind: Kind, args: readonly unknown[]): unknown => ({ [kind.symbol ?? kind.type]: args })

/** Whether every part of the rule can be chosen. */
export function canBuild(rule: unknown, kinds: Kinds): boolean {
  const part = partOf(rule, kinds)
  if (part.is === 'unknown') return false
  if (part.is === 'field') return part.otherwise === undefined || canBuild(part.otherwise, kinds)
  return part.is !== 'call' || part.args.every((each) => canBuild(each, kinds))
}

/** How many places are still empty. */
export function gaps(rule: unknown, kinds: Kinds): number {
  const part = partOf(rule, kinds)
  if (part.is === 'empty') return 1
  if (part.is === 'field') return part.otherwise === undefined ? 0 : gaps(part.otherwise, kinds)
  if (part.is === 'literal') return part.value === '' ? 1 : 0
  return part.is === 'call' ? part.args.reduce((sum: number, each) => sum + gaps(each, kinds), 0) : 0
}

/** The fields of the record that are read, also from inside a list; those of a list's items and of other records are not. */
export function readsOf(rule: unknown, kinds: Kinds, inside = false): string[] {
  const part = partOf(rule, kinds)
  if (part.is === 'field') {
    const own = inside ? (part.name.startsWith('_record.') ? [part.name.slice('_record.'.length)] : []) : [part.name]
    return [...own, ...readsOf(part.otherwise, kinds, inside)]
  }
  if (part.is !== 'call') return []
  if (part.kind.group === 'change') return typeof part.args[0] === 'string' ? [part.args[0], `_old.${part.args[0]}`] : []
  const within = (index: number) => inside || part.kind.group === 'related' || (takesItems(part.kind) && index > 0)
  return [...new Set(part.args.flatMap((each, index) => readsOf(each, kinds, within(index))))]
}

/** An operator whose further operands are about each item of the list that comes first. */
export const takesItems = (kind: Kind) => kind.group === 'list'

/** What the operands after a list may read: the columns of its items, and the record around them. */
export function itemNames(list: unknown, names: readonly Name[], kinds: Kinds): Name[] {
  const part = partOf(list, kinds)
  if (part.is === 'call' && part.kind.symbol === 'filter') return itemNames(part.args[0], names, kinds)
  const rows = part.is === 'field' ? names.find((name) => name.id === part.name) : undefined
  const own = names.filter((name) => !name.id.startsWith('_record.') && name.sort !== 'rows')
  return [...(rows?.columns ?? []), ...own.map((name) => ({ ...name, id: `_record.${name.id}` }))]
}
