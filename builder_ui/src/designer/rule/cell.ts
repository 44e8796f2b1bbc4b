/** A cell of a decision table as text and back: "≥ 200.00", "100 ~ 200", "退款, 换货", "≠ 已关闭", "空". Pure. */
import type { Name } from '../names'
import type { Cell } from './document'
import { parseValue, printValue, type CellWords } from './value'

export const ANY: Cell = { any: true }

/** Comparisons of one value, as they are printed, and all the ways in which they may be written. */
const SYMBOLS: readonly (readonly [operator: string, printed: string, ...written: string[]])[] = [
  ['>=', '≥', '>=', '≥'],
  ['<=', '≤', '<=', '≤'],
  ['!=', '≠', '!=', '≠', '<>'],
  ['==', '=', '==', '='],
  ['>', '>', '>', '＞'],
  ['<', '<', '<', '＜'],
]
const PRINTED = new Map(SYMBOLS.map(([operator, printed]) => [operator, printed]))

export const isAny = (cell: Cell) => Object.keys(cell).length === 0 || cell.any === true

export function printCell(cell: Cell, name: Name, words: CellWords): string {
  if (isAny(cell)) return ''
  return Object.entries(cell)
    .map(([operator, operand]) => printOne(operator, operand, name, words))
    .join(' & ')
}

function printOne(operator: string, operand: unknown, name: Name, words: CellWords): string {
  if (operator === 'empty' || operator === 'filled') return words[operator]
  const values = [operand].flat().map((each) => printValue(each, name, words))
  if (operator === 'between') return values.join(' ~ ')
  if (operator === 'in') return values.join(', ')
  if (operator === 'not_in') return `≠ ${values.join(', ')}`
  return operator === '==' ? values.join() : `${PRINTED.get(operator) ?? operator} ${values.join()}`
}

/** The cell that `text` means; null where it means none. */
export function parseCell(text: string, name: Name, words: CellWords): Cell | null {
  const trimmed = text.trim()
  if (['', '-', '—', '*'].includes(trimmed) || says(trimmed, 'any', words)) return ANY
  const parts = split(joined(trimmed, words), '&').map((part) => parseOne(part.trim(), name, words))
  if (parts.includes(null)) return null
  const merged = Object.assign({}, ...parts) as Cell
  // Two conditions of the same sort cannot stand in one cell.
  return Object.keys(merged).length === parts.length ? merged : null
}

/** `A and B` is `A & B`. */
const joined = (text: string, { and }: CellWords) => (text.includes('"') ? text : text.replace(/\s+and\s+/gi, ' & ').replaceAll(` ${and} `, ' & '))

/** `in A, B` is `A, B`, and `not in A, B` is `≠ A, B`. */
function plainly(text: string, words: CellWords): string {
  for (const [mark, written] of [['≠ ', `${words.not_in} `], ['≠ ', 'not in '], ['', `${words.in} `], ['', 'in ']] as const) {
    if (text.toLowerCase().startsWith(written.toLowerCase())) return mark + text.slice(written.length).trim()
  }
  return text
}

function parseOne(given: string, name: Name, words: CellWords): Cell | null {
  const text = plainly(given, words)
  if (says(text, 'empty', words)) return { empty: true }
  if (says(text, 'filled', words)) return { filled: true }
  const found = SYMBOLS.flatMap(([operator, , ...written]) => written.filter((each) => text.startsWith(each)).map((each): [string, string] => [operator, each]))[0]
  const [operator, symbol] = found ?? ['==', '']
  const rest = grouped(text.slice(symbol.length).trim(), name)
  const span = found ? [] : split(rest.replace(/～|\.\./g, '~'), '~')
  if (span.length === 2) return both(span, 'between', name, words)
  const listed = split(rest.replace(/[，、；;]/g, ','), ',')
  if (listed.length > 1 && (operator === '==' || operator === '!=')) return both(listed, operator === '==' ? 'in' : 'not_in', name, words)
  const value = parseValue(rest, name, words)
  return value === null || (ORDERED.has(operator) && !isOrdered(name)) ? null : { [operator]: value }
}

/** "1,200" is one number; a list of two is written "1, 200". */
function grouped(text: string, { sort }: Name): string {
  return sort === 'number' || sort === 'money' ? text.replace(/\d{1,3}(?:,\d{3})+(?!\d)/g, (digits) => digits.replaceAll(',', '')) : text
}

const ORDERED = new Set(['<', '<=', '>', '>=', 'between'])

export const isOrdered = (name: Name) => ['number', 'money', 'date', 'instant'].includes(name.sort)

function both(texts: readonly string[], operator: string, name: Name, words: CellWords): Cell | null {
  if (operator === 'between' && !isOrdered(name)) return null
  const values = texts.map((each) => parseValue(each.trim(), name, words))
  return values.includes(null) ? null : { [operator]: values }
}

const says = (text: string, key: 'any' | 'empty' | 'filled', words: CellWords) => [key, words[key].toLowerCase()].includes(text.toLowerCase())

/** At `mark`, but not inside quotes. */
function split(text: string, mark: string): string[] {
  const parts = ['']
  let inside = false
  for (const letter of text) {
    if (letter === '"') inside = !inside
    if (letter === mark && !inside) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}
