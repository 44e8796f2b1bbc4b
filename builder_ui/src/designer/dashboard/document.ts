/** A dashboard as its definition writes it. */
import type { Change, Envelope } from '../document'

export interface CardBlock {
  id: string
  report: string
  x: number
  y: number
  w: number
  h: number
}

export interface DashboardDocument extends Envelope {
  kind: 'dashboard'
  body: { cards: CardBlock[] }
}

export type Edit = Change<DashboardDocument>
