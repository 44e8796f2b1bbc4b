/** Everything that can be done to a dashboard: each takes the document and answers the next one. Pure. */
import { fresh } from '../ids'
import type { CardBlock, DashboardDocument, Edit } from './document'
import * as grid from './grid'

export const setName = (name: DashboardDocument['name']): Edit => (document) => ({ ...document, name })

const withCards = (change: (cards: readonly CardBlock[]) => CardBlock[]): Edit => (document) => {
  const cards = change(document.body.cards)
  const same = cards.length === document.body.cards.length && cards.every((card, index) => card === document.body.cards[index])
  return same ? document : { ...document, body: { ...document.body, cards } }
}

export const putCard = (id: string, change: Partial<CardBlock>): Edit => withCards((cards) => grid.put(cards, id, change))
export const stepCard = (id: string, by: 'move' | 'grow', across: number, down: number): Edit => withCards((cards) => grid.step(cards, id, by, across, down))
export const addCard = (card: CardBlock, at?: { x: number; y: number }): Edit => withCards((cards) => grid.add(cards, card, at))
export const removeCard = (id: string): Edit => withCards((cards) => grid.remove(cards, id))

/** A number needs little room, a picture more. */
export function cardOf(report: string, chart: string, taken: Iterable<string>): CardBlock {
  const small = chart === 'kpi'
  return { id: fresh(report, taken), report, x: 0, y: 0, w: small ? 3 : 6, h: small ? 2 : 5 }
}
