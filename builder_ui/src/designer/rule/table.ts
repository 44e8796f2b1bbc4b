/** Everything that can be done to a decision table. Pure. */
import { fresh } from '../ids'
import { put } from '../ordered'
import { ANY, isAny } from './cell'
import { setBody } from './commands'
import { TABLE_ORDER, type Cell, type Edit, type Input, type Output, type Row, type Table, type TableTest } from './document'

const inTable =
  (change: (table: Table) => Table): Edit =>
  (document) => {
    const { table } = document.body
    return table ? setBody('table', change(table))(document) : document
  }

const inRows = (change: (rows: Row[], table: Table) => Row[]): Edit => inTable((table) => put(table, 'rules', change(table.rules, table), TABLE_ORDER))

export const setTable = (key: string, value: unknown): Edit => inTable((table) => put(table, key, value, TABLE_ORDER))

export const replaceTable = (table: Table): Edit => inTable(() => table)

/** Only COLLECT adds up, and only one output. */
export const setHit = (hit: string): Edit =>
  inTable((table) => {
    const next = put(table, 'hit', hit, TABLE_ORDER)
    return hit === 'COLLECT' ? next : put(next, 'agg', undefined, TABLE_ORDER)
  })

export function blankRow(table: Table, id: string): Row {
  return { id, when: table.inputs.map(() => ANY), then: table.outputs.map(() => null) }
}

export const freshRow = (rows: readonly Row[]) => fresh('row', rows.flatMap((row) => row.id ?? []))

export const addRow = (at: number, when?: readonly Cell[]): Edit =>
  inRows((rows, table) => {
    const blank = blankRow(table, freshRow(rows))
    return rows.toSpliced(at, 0, when ? { ...blank, when: table.inputs.map((_, index) => when[index] ?? ANY) } : blank)
  })

/** Where a new row goes: at the end, but above a last row that takes everything, below which nothing is reached. */
export function placeForRow({ rules, hit }: Table): number {
  const last = rules.at(-1)
  const takesAll = hit === 'FIRST' && last !== undefined && last.when.every(isAny) && last.then.some((value) => value !== null)
  return takesAll ? rules.length - 1 : rules.length
}

export const removeRows = (from: number, count: number): Edit => inRows((rows) => (count > 0 ? rows.toSpliced(from, count) : rows))

/** `count` rows from `from` on; `to` is the place of the first among the others. */
export const moveRows = (from: number, count: number, to: number): Edit =>
  inRows((rows) => {
    const lifted = rows.slice(from, from + count)
    const others = rows.toSpliced(from, count)
    return to < 0 || to > others.length || to === from ? rows : others.toSpliced(to, 0, ...lifted)
  })

export const duplicateRows = (from: number, count: number): Edit =>
  inRows((rows) => {
    const copies: Row[] = []
    for (const row of rows.slice(from, from + count)) copies.push({ ...row, id: freshRow([...rows, ...copies]) })
    return rows.toSpliced(from + count, 0, ...copies)
  })

/** Columns count through the inputs and then the outputs. */
export interface CellChange {
  row: number
  column: number
  value: unknown
}

/** Many cells in one step; rows that are not there yet are added. */
export const setCells = (changes: readonly CellChange[]): Edit =>
  inRows((rows, table) => {
    const next = [...rows]
    for (const { row, column, value } of changes) {
      while (next.length <= row) next.push(blankRow(table, freshRow(next)))
      const before = next[row]
      if (before) next[row] = withCell(before, table.inputs.length, column, value)
    }
    return changes.length > 0 ? next : rows
  })

function withCell(row: Row, inputs: number, column: number, value: unknown): Row {
  return column < inputs ? { ...row, when: row.when.with(column, value as Cell) } : { ...row, then: row.then.with(column - inputs, value) }
}

export const addInput = (input: Input, at: number): Edit =>
  inTable((table) => ({ ...table, inputs: table.inputs.toSpliced(at, 0, input), rules: table.rules.map((row) => ({ ...row, when: row.when.toSpliced(at, 0, ANY) })) }))

export const addOutput = (output: Output, at: number): Edit =>
  inTable((table) => ({ ...table, outputs: table.outputs.toSpliced(at, 0, output), rules: table.rules.map((row) => ({ ...row, then: row.then.toSpliced(at, 0, null) })) }))

/** Another question in a column: cells that were about the old one are emptied. */
export const setInput = (at: number, input: Input): Edit =>
  inTable((table) => {
    const same = JSON.stringify(table.inputs[at]?.expr) === JSON.stringify(input.expr)
    const rules = same ? table.rules : table.rules.map((row) => ({ ...row, when: row.when.with(at, ANY) }))
    return { ...table, inputs: table.inputs.with(at, input), rules }
  })

export const setOutput = (at: number, output: Output): Edit =>
  inTable((table) => {
    const same = table.outputs[at]?.name === output.name
    const rules = same ? table.rules : table.rules.map((row) => ({ ...row, then: row.then.with(at, null) }))
    return { ...table, outputs: table.outputs.with(at, output), rules }
  })

/** The last output stays: a table must answer something. */
export const removeColumn = (column: number): Edit =>
  inTable((table) => {
    const width = table.inputs.length
    if (column < width) return { ...table, inputs: table.inputs.toSpliced(column, 1), rules: table.rules.map((row) => ({ ...row, when: row.when.toSpliced(column, 1) })) }
    const at = column - width
    if (table.outputs.length < 2 || at >= table.outputs.length) return table
    return { ...table, outputs: table.outputs.toSpliced(at, 1), rules: table.rules.map((row) => ({ ...row, then: row.then.toSpliced(at, 1) })) }
  })

/** One step left or right among its own kind. */
export const moveColumn = (column: number, step: -1 | 1): Edit =>
  inTable((table) => {
    const width = table.inputs.length
    const [at, count] = column < width ? [column, width] : [column - width, table.outputs.length]
    const to = at + step
    if (to < 0 || to >= count) return table
    if (column < width) return { ...table, inputs: swapped(table.inputs, at, to), rules: table.rules.map((row) => ({ ...row, when: swapped(row.when, at, to) })) }
    return { ...table, outputs: swapped(table.outputs, at, to), rules: table.rules.map((row) => ({ ...row, then: swapped(row.then, at, to) })) }
  })

const swapped = <T>(list: readonly T[], at: number, to: number): T[] => list.toSpliced(at, 1).toSpliced(to, 0, list[at] as T)

const inTests = (change: (tests: TableTest[]) => TableTest[]): Edit =>
  inTable((table) => {
    const tests = change(table.tests ?? [])
    return put(table, 'tests', tests.length > 0 ? tests : undefined, TABLE_ORDER)
  })

export const addTest = (test: TableTest): Edit => inTests((tests) => [...tests, test])
export const setTest = (at: number, test: TableTest): Edit => inTests((tests) => tests.with(at, test))
export const removeTest = (at: number): Edit => inTests((tests) => tests.toSpliced(at, 1))
