/** A block from a spreadsheet laid into a table, and a block of the table as text. Pure. */
import type { Name } from '../names'
import { isAny, parseCell, printCell } from './cell'
import type { Row, Table } from './document'
import type { CellChange } from './table'
import { parseValue, printValue, type CellWords } from './value'

export interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

export interface Pasted {
  changes: CellChange[]
  /** Texts that mean nothing in their column; those cells stay as they are. */
  refused: { row: number; column: number; text: string }[]
  area: Area
}

/** `names` are the columns: the inputs, then the outputs. */
export function textOf(row: Row, column: number, inputs: number, names: readonly Name[], words: CellWords): string {
  const name = names[column]
  if (!name) return ''
  return column < inputs ? printCell(row.when[column] ?? {}, name, words) : printValue(row.then[column - inputs], name, words)
}

/** What `text` means in a column; undefined where it means nothing. */
export function valueOf(text: string, column: number, inputs: number, names: readonly Name[], words: CellWords): unknown {
  const name = names[column]
  if (!name) return undefined
  if (column < inputs) return parseCell(text, name, words) ?? undefined
  if (['', '-', '—'].includes(text.trim())) return null
  return parseValue(text.trim(), name, words) ?? undefined
}

export function copied(table: Table, area: Area, names: readonly Name[], words: CellWords): string[][] {
  const columns = range(area.left, area.right)
  return table.rules.slice(area.top, area.bottom + 1).map((row) => columns.map((column) => textOf(row, column, table.inputs.length, names, words)))
}

export function pasted(table: Table, area: Area, block: readonly (readonly string[])[], names: readonly Name[], words: CellWords): Pasted {
  const body = isHeading(block[0] ?? [], area.left, names, words) ? block.slice(1) : block
  const laid = body.length === 1 && body[0]?.length === 1 ? filled(area, body[0][0] ?? '') : body
  const done: Pasted = { changes: [], refused: [], area: { ...area, bottom: area.top + Math.max(1, laid.length) - 1, right: area.left } }
  laid.forEach((texts, down) => {
    texts.slice(0, names.length - area.left).forEach((text, across) => {
      const [row, column] = [area.top + down, area.left + across]
      const value = valueOf(text, column, table.inputs.length, names, words)
      if (value === undefined) done.refused.push({ row, column, text })
      else done.changes.push({ row, column, value })
      done.area.right = Math.max(done.area.right, column)
    })
  })
  return done
}

/** One value over everything that is selected. */
const filled = (area: Area, text: string): string[][] => range(area.top, area.bottom).map(() => range(area.left, area.right).map(() => text))

/** The first line is what the columns are called: it was copied along. */
function isHeading(texts: readonly string[], left: number, names: readonly Name[], { say }: CellWords): boolean {
  const labels = texts.map((_, across) => names[left + across])
  return texts.length > 1 && labels.every((name, across) => name !== undefined && [name.id, name.label.zh, say(name.label)].includes(texts[across]?.trim() ?? ''))
}

export const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

/** What clears a cell: any, or nothing. */
export const blankAt = (column: number, inputs: number): unknown => (column < inputs ? { any: true } : null)

/** Values for which a row fits, for a test to begin with; only what can be told from its cells. */
export function sampleOf(row: Row, paths: readonly (string | null)[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  row.when.forEach((cell, index) => {
    const path = paths[index]
    const [[operator, operand] = ['any', true]] = Object.entries(cell)
    if (!path || isAny(cell)) return
    const first: unknown = Array.isArray(operand) ? operand[0] : operand
    if (['==', 'in', '>=', '<=', 'between'].includes(operator)) found[path] = first
    else if (typeof first === 'number' && operator === '>') found[path] = first + 1
    else if (typeof first === 'number' && operator === '<') found[path] = first - 1
  })
  return found
}
