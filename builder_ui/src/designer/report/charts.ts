/** Which charts can show what a report has, as the catalogue says of each. Pure. */
import type { ChartKind, ReportBody } from './document'

const CYCLES = new Set(['weekday', 'hour_of_day'])

export function fits(kind: ChartKind, body: ReportBody): boolean {
  const [measures, dimensions] = [body.measures.length, body.dimensions?.length ?? 0]
  return within(measures, kind.measures) && within(dimensions, kind.dimensions) && !(kind.split && dimensions === 2 && measures > 1)
}

const within = (count: number, [low, high]: readonly [number, number]) => low <= count && count <= high

/** The chart for a report that was just changed: a line along time, else whatever fits first. */
export function fitting(charts: readonly ChartKind[], body: ReportBody): ChartKind | undefined {
  const grain = body.dimensions?.[0]?.grain
  const along = grain !== undefined && !CYCLES.has(grain)
  const wanted = along ? ['line', 'bar'] : ['bar', 'kpi']
  const able = charts.filter((kind) => fits(kind, body))
  return wanted.map((type) => able.find((kind) => kind.type === type)).find((kind) => kind !== undefined) ?? able[0]
}
