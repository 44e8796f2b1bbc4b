/** What the server says of each row of a table: what is wrong, what it clashes with, what never comes to it. Pure. */
import type { TableReport } from '../../../../api/rules'

export interface RowMarks {
  /** Messages of the row as a whole, the gravest first. */
  errors: string[]
  /** Columns whose cells are wrong. */
  cells: Map<string, string>
  overlaps: number[]
  unreachable: boolean
}

export function marksOf(report: TableReport | undefined): Map<number, RowMarks> {
  const found = new Map<number, RowMarks>()
  const at = (row: number): RowMarks => {
    const known = found.get(row) ?? { errors: [], cells: new Map<string, string>(), overlaps: [], unreachable: false }
    found.set(row, known)
    return known
  }
  for (const { row, column, part, message, severity } of report?.problems ?? []) {
    if (row === null || severity !== 'error') continue
    if (column !== null) at(row).cells.set(`${part === 'then' ? 'then' : 'when'}-${column}`, message)
    else at(row).errors.push(message)
  }
  for (const { rows, allowed } of report?.overlaps ?? []) {
    if (allowed) continue
    at(rows[0]).overlaps.push(rows[1])
    at(rows[1]).overlaps.push(rows[0])
  }
  for (const { row } of report?.unreachable ?? []) at(row).unreachable = true
  return found
}
