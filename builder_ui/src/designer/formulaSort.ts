/** What sort of value a formula gives, and what sort an empty place of it wants: near enough to draw the right box. Pure. */
import { itemNames, operandAt, partOf, type Kinds, type Part } from './formula'
import type { Name, Sort } from './names'

const BY_SYMBOL: Readonly<Record<string, Sort>> = {
  now: 'instant',
  today: 'date',
  date_of: 'date',
  business_add: 'instant',
  cat: 'text',
  lower: 'text',
  upper: 'text',
  substr: 'text',
  normalise: 'text',
  filter: 'rows',
  matches: 'flag',
  starts_with: 'flag',
  ends_with: 'flag',
  changed: 'flag',
  business_time: 'flag',
  same_day: 'flag',
  all: 'flag',
  any: 'flag',
  none: 'flag',
  if: 'text',
}
/** Operators whose answer is of the sort of their operands. */
const LIKE_OPERANDS = new Set(['+', '-', 'max', 'min', 'abs', 'round', '%', 'date_add', '*'])

export function sortOf(rule: unknown, names: readonly Name[], kinds: Kinds): Sort | undefined {
  return nameFor(partOf(rule, kinds), names, kinds)?.sort
}

/** A name that stands for the value: its sort, and its options where there are some. */
export function nameFor(part: Part, names: readonly Name[], kinds: Kinds): Name | undefined {
  if (part.is === 'field') return names.find((name) => name.id === part.name)
  if (part.is === 'literal') return literalName(part.value)
  return part.is === 'call' ? answer(part, names, kinds) : undefined
}

function answer({ kind, args }: Extract<Part, { is: 'call' }>, names: readonly Name[], kinds: Kinds): Name | undefined {
  const symbol = kind.symbol ?? kind.type
  const of = (rule: unknown, known = names) => nameFor(partOf(rule, kinds), known, kinds)
  if (symbol === 'was') return names.find((name) => name.id === args[0])
  if (symbol === 'if') return args.filter((_, index) => index % 2 === 1 || index === args.length - 1).map((each) => of(each)).find((each) => each)
  if (symbol === 'sum' || symbol === 'map') return args.length > 1 ? of(args[1], itemNames(args[0], names, kinds)) : plain('number')
  if (symbol === '/') return plain(of(args[0])?.sort === 'money' && of(args[1])?.sort !== 'money' ? 'money' : 'number')
  if (LIKE_OPERANDS.has(symbol)) {
    const found = args.map((each) => of(each)?.sort)
    return plain(found.includes('money') ? 'money' : (found.find((each) => each) ?? 'number'))
  }
  if (BY_SYMBOL[symbol]) return plain(BY_SYMBOL[symbol])
  return plain(kind.group === 'comparison' || kind.group === 'condition' ? 'flag' : 'number')
}

/** What is asked for at one place of an operator: as its neighbours are, a condition, a number … */
export function wanted(part: Extract<Part, { is: 'call' }>, index: number, names: readonly Name[], kinds: Kinds, around?: Name): Name | undefined {
  const { kind, args } = part
  const symbol = kind.symbol ?? kind.type
  const operand = operandAt(kind, index)?.id ?? ''
  if (symbol === 'if') return index % 2 === 0 && index < args.length - 1 ? plain('flag') : (around ?? answer(part, names, kinds))
  if (['condition', 'conditions'].includes(operand)) return plain('flag')
  if (['decimals', 'length', 'count'].includes(operand) || (symbol === 'substr' && operand === 'start')) return plain('number')
  if (['pattern', 'part', 'text', 'parts'].includes(operand) && kind.group === 'text') return plain('text')
  if (symbol === '*' || symbol === '/' || symbol === '%') return plain('number')
  const neighbours = args.filter((_, at) => at !== index).map((each) => nameFor(partOf(each, kinds), names, kinds))
  return neighbours.find((each) => each && each.sort !== 'opaque') ?? around
}

const plain = (sort: Sort): Name => ({ id: '', label: { zh: '' }, sort })

function literalName(value: unknown): Name | undefined {
  const sort: Partial<Record<string, Sort>> = { number: 'number', string: 'text', boolean: 'flag' }
  const found = sort[typeof value]
  return found && plain(found)
}
