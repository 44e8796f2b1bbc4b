/**
 * Conditions between our dialect of JsonLogic and the tree that the condition editor draws. Pure.
 *
 * What the tree cannot hold answers null: such a condition is edited as text, and never changed by looking at it.
 */
import { WAS, type Name, type Sort } from './names'

export interface Atom {
  /** What the editor knows the line by while it is drawn; no rule says it. */
  id?: string
  field: string
  operator: string
  value: unknown
}

export interface Group {
  id?: string
  combinator: string
  not?: boolean
  rules: (Group | Atom)[]
}

type Node = Record<string, unknown>

const COMPARED: Readonly<Record<Sort, readonly string[]>> = {
  text: ['==', '!=', 'contains', 'starts_with', 'ends_with'],
  number: ['==', '!=', '<', '<=', '>', '>=', 'between'],
  money: ['==', '!=', '<', '<=', '>', '>=', 'between'],
  date: ['==', '!=', '<', '<=', '>', '>=', 'between'],
  instant: ['<', '<=', '>', '>='],
  flag: ['yes', 'no'],
  choice: ['==', '!=', 'in'],
  choices: ['contains'],
  rows: [],
  opaque: [],
}
const UNARY = new Set(['filled', 'empty', 'yes', 'no', 'changed'])

/** What can be asked of it. */
export const operatorsOf = ({ sort, past }: Name): string[] => [...COMPARED[sort], 'filled', 'empty', ...(past ? ['changed'] : [])]

export const takesValue = (operator: string) => !UNARY.has(operator)

export const isGroup = (rule: Group | Atom): rule is Group => 'rules' in rule

export function toGroup(rule: unknown, names: readonly Name[]): Group | null {
  const known = new Map(names.map((name) => [name.id, name]))
  if (rule === true || rule === undefined) return { combinator: 'and', rules: [] }
  const found = toNode(rule, known)
  if (found === null) return null
  return isGroup(found) ? found : { combinator: 'and', rules: [found] }
}

export function toRule(group: Group): unknown {
  const inner = group.rules.map((rule) => (isGroup(rule) ? toRule(rule) : atomRule(rule))).filter((rule) => rule !== true)
  if (inner.length === 0) return true
  const joined = inner.length === 1 ? inner[0] : { [group.combinator]: inner }
  return group.not ? { '!': [joined] } : joined
}

function toNode(rule: unknown, known: ReadonlyMap<string, Name>): Group | Atom | null {
  const [symbol, args] = call(rule)
  if (symbol === 'and' || symbol === 'or') {
    const rules = args.map((each) => toNode(each, known))
    return rules.includes(null) ? null : { combinator: symbol, rules: rules as (Group | Atom)[] }
  }
  if (symbol === '!') return negated(args[0], known)
  return toAtom(symbol, args, rule, known)
}

function negated(rule: unknown, known: ReadonlyMap<string, Name>): Group | Atom | null {
  const field = variable(rule)
  if (field !== null) return known.get(field)?.sort === 'flag' ? { field, operator: 'no', value: null } : null
  const inner = toNode(rule, known)
  if (inner === null) return null
  return isGroup(inner) && !inner.not ? { ...inner, not: true } : { combinator: 'and', not: true, rules: [inner] }
}

function toAtom(symbol: string, args: unknown[], rule: unknown, known: ReadonlyMap<string, Name>): Atom | null {
  const bare = variable(rule)
  if (bare !== null) return known.get(bare)?.sort === 'flag' ? { field: bare, operator: 'yes', value: null } : null
  if (symbol === 'changed') return typeof args[0] === 'string' && known.get(args[0])?.past ? { field: args[0], operator: 'changed', value: null } : null
  if (symbol === '<=' && args.length === 3) return atom(args[1], 'between', [args[0], args[2]], known)
  if (symbol === 'filled' || symbol === 'empty') return args.length === 1 ? atom(args[0], symbol, null, known) : null
  return args.length === 2 ? atom(args[0], symbol, args[1], known) : null
}

function atom(left: unknown, operator: string, value: unknown, known: ReadonlyMap<string, Name>): Atom | null {
  const field = variable(left)
  const name = field === null ? undefined : known.get(field)
  if (!name || !operatorsOf(name).includes(operator)) return null
  return isLiteral(value, operator) ? { field: name.id, operator, value } : null
}

function isLiteral(value: unknown, operator: string): boolean {
  if (Array.isArray(value)) return (operator === 'in' || operator === 'between') && value.every((each) => isLiteral(each, ''))
  return value === null ? !takesValue(operator) : typeof value !== 'object' && typeof value !== 'boolean'
}

/** An unfinished atom says nothing yet. */
function atomRule({ field, operator, value }: Atom): unknown {
  if (operator === 'changed') return { changed: field }
  const read = field.startsWith(WAS) ? { was: field.slice(WAS.length) } : { var: field }
  if (operator === 'yes') return read
  if (operator === 'no') return { '!': [read] }
  if (!takesValue(operator)) return { [operator]: [read] }
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return true
  if (operator !== 'between') return { [operator]: [read, value] }
  const [low, high] = value as unknown[]
  return low === null || high === null || low === undefined || high === undefined ? true : { '<=': [low, read, high] }
}

function call(rule: unknown): [string, unknown[]] {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return ['', []]
  const [[symbol, written] = ['', []], ...more] = Object.entries(rule as Node)
  return more.length > 0 ? ['', []] : [symbol, Array.isArray(written) ? (written as unknown[]) : [written]]
}

function variable(rule: unknown): string | null {
  const [symbol, args] = call(rule)
  if (args.length !== 1 || typeof args[0] !== 'string') return null
  return symbol === 'var' ? args[0] : symbol === 'was' ? WAS + args[0] : null
}
