/** From a mark of a chart to the list of the records behind it. Pure. */
import type { ReportView } from '../../api/report'

/** The address of the list behind the mark at place `x` of series `series`; null where no list can show it. */
export function behind({ columns, rows, drill }: ReportView, x: number, series: number): string | null {
  const measures = columns.filter(({ id }) => id in drill.measures)
  const dimensions = columns.filter(({ id }) => !(id in drill.measures)).map(({ id }) => id)
  const split = dimensions.length === 2
  const [first = '', second = ''] = dimensions
  const wanted = { [first]: values(rows, first)[x], ...(split ? { [second]: values(rows, second)[series] } : {}) }
  const at = dimensions.length === 0 ? 0 : rows.findIndex((row) => dimensions.every((id) => row[id] === wanted[id]))
  const own = drill.rows[at]
  const measure = measures[split ? 0 : series]
  if (!own || !measure) return null
  return addressOfList(drill.form, [...drill.filter, ...(drill.measures[measure.id] ?? []), ...own])
}

export function addressOfList(form: string, conditions: readonly unknown[]): string {
  const rule = conditions.length > 1 ? { and: conditions } : conditions[0]
  const filter = rule === undefined ? '' : `&filter=${encodeURIComponent(JSON.stringify(rule))}`
  return `/forms/${form}?tab=all${filter}`
}

const values = (rows: ReportView['rows'], id: string): unknown[] => [...new Set(rows.map((row) => row[id]))]
