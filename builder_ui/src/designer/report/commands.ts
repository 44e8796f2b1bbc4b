/** Everything that can be done to a report: each takes the document and answers the next one. Pure. */
import { blankSettings } from '../catalogue'
import { put } from '../ordered'
import { BODY_ORDER, DIMENSION_ORDER, MEASURE_ORDER, type ChartKind, type DimensionBlock, type Edit, type MeasureBlock, type ReportBody, type ReportDocument } from './document'
import { fits, fitting } from './charts'

export type Well = 'measures' | 'dimensions'

export const MOST: Readonly<Record<Well, number>> = { measures: 6, dimensions: 2 }

const inBody = (change: (body: ReportBody) => ReportBody): Edit => (document) => {
  const body = change(document.body)
  return body === document.body ? document : { ...document, body }
}

export const setName = (name: ReportDocument['name']): Edit => (document) => ({ ...document, name })

export const setBody = (key: string, value: unknown): Edit => inBody((body) => put(body, key, value, BODY_ORDER))

/** The blocks of a well. */
export const blocksOf = (body: ReportBody, well: Well): readonly (MeasureBlock | DimensionBlock)[] => body[well] ?? []

export const idsOf = (body: ReportBody): string[] => [...body.measures, ...(body.dimensions ?? [])].map((block) => block.id)

/** Puts a block into a well; where there is no more room the last one makes way. The chart changes where it must. */
export function insert(well: Well, block: MeasureBlock | DimensionBlock, at: number, charts: readonly ChartKind[]): Edit {
  return inBody((body) => {
    const listed = blocksOf(body, well).slice(0, MOST[well])
    const room = listed.length < MOST[well] ? listed : listed.slice(0, -1)
    return fitted(put(body, well, room.toSpliced(at, 0, block), BODY_ORDER), charts)
  })
}

export function move(well: Well, id: string, to: number): Edit {
  return inBody((body) => {
    const listed = blocksOf(body, well)
    const block = listed.find((each) => each.id === id)
    if (!block || listed[to]?.id === id) return body
    return put(body, well, listed.filter((each) => each !== block).toSpliced(to, 0, block), BODY_ORDER)
  })
}

/** Takes a block away, and the order that named it. */
export function take(well: Well, id: string, charts: readonly ChartKind[]): Edit {
  return inBody((body) => {
    const left = blocksOf(body, well).filter((each) => each.id !== id)
    if (left.length === blocksOf(body, well).length) return body
    const sort = body.sort?.filter((each) => each.replace('-', '') !== id)
    const without = put(body, well, well === 'dimensions' && left.length === 0 ? [] : left, BODY_ORDER)
    return fitted(put(without, 'sort', sort && sort.length > 0 ? sort : undefined, BODY_ORDER), charts)
  })
}

export function setBlock(well: Well, id: string, key: string, value: unknown): Edit {
  const order = well === 'measures' ? MEASURE_ORDER : DIMENSION_ORDER
  return inBody((body) => put(body, well, blocksOf(body, well).map((each) => (each.id === id ? put(each, key, value, order) : each)), BODY_ORDER))
}

/** Another way to make the number: settings that both ways have stay. */
export function setMetric(id: string, type: string, known: readonly string[]): Edit {
  return inBody((body) => ({ ...body, measures: body.measures.map((each) => (each.id === id ? { ...each, type, config: only(each.config, known) } : each)) }))
}

/** Another chart; a chart's own settings stay where the other one has them. */
export function setChart(kind: ChartKind): Edit {
  return inBody((body) => {
    if (body.chart.type === kind.type) return body
    return { ...body, chart: { type: kind.type, config: { ...blankSettings(kind.config), ...only(body.chart.config, Object.keys(kind.config.properties ?? {})) } } }
  })
}

const only = (config: Record<string, unknown> | undefined, known: readonly string[]) => Object.fromEntries(Object.entries(config ?? {}).filter(([key]) => known.includes(key)))

export const setSort = (sort: string | undefined): Edit => setBody('sort', sort ? [sort] : undefined)

/** The first chart that can show what there is, unless the present one can. */
function fitted(body: ReportBody, charts: readonly ChartKind[]): ReportBody {
  const now = charts.find((kind) => kind.type === body.chart.type)
  if (now && fits(now, body)) return body
  const other = fitting(charts, body)
  return other ? { ...body, chart: { type: other.type, config: {} } } : body
}
