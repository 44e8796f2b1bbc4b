/** A report as its definition writes it. */
import type { Words } from '../../api/words'
import type { Kind } from '../catalogue'
import type { Change, Envelope } from '../document'

export interface MeasureBlock {
  id: string
  type: string
  v?: number
  config?: Record<string, unknown>
  label?: Words
}

export interface DimensionBlock {
  id: string
  field: string
  grain?: string
  label?: Words
}

export interface ChartBlock {
  type: string
  v?: number
  config?: Record<string, unknown>
}

export interface ReportBody {
  form: string
  measures: MeasureBlock[]
  dimensions?: DimensionBlock[]
  filter?: unknown
  sort?: string[]
  limit?: number
  chart: ChartBlock
}

export interface ReportDocument extends Envelope {
  kind: 'report'
  body: ReportBody
}

export type Edit = Change<ReportDocument>

/** How few and how many it can show; `split`: with two dimensions there is room for one measure. */
export interface ChartKind extends Kind {
  dimensions: [number, number]
  measures: [number, number]
  split: boolean
}

/** A measure that is made already; `each`: once for every field of these types. */
export interface ReadyKind extends Kind {
  measure: { type: string; config: Record<string, unknown> }
  each: string[]
}

export const BODY_ORDER = 'form measures dimensions filter sort limit chart'.split(' ')
export const MEASURE_ORDER = 'id type v config label'.split(' ')
export const DIMENSION_ORDER = 'id field grain label'.split(' ')
