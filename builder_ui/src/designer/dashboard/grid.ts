/** Twelve columns on which cards lie without overlapping: others make way for the one that is moved, then all close up. Pure. */
import type { CardBlock } from './document'

export const COLUMNS = 12
export const LEAST = 2
export const TALLEST = 24
const LAST_ROW = 900

type Place = Pick<CardBlock, 'x' | 'y' | 'w' | 'h'>

export function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(Math.round(value), low), high)

/** The same place within the grid. */
export function within<T extends Place>(place: T): T {
  const w = clamp(place.w, LEAST, COLUMNS)
  return { ...place, w, h: clamp(place.h, LEAST, TALLEST), x: clamp(place.x, 0, COLUMNS - w), y: clamp(place.y, 0, LAST_ROW) }
}

export const inReadingOrder = <T extends Place>(cards: readonly T[]): T[] => cards.toSorted((a, b) => a.y - b.y || a.x - b.x)

/** The cards with one of them at another place or of another size; no hole is left that a card below could close. */
export function put(cards: readonly CardBlock[], id: string, change: Partial<Place>): CardBlock[] {
  const moved = cards.find((card) => card.id === id)
  if (!moved) return [...cards]
  return packed(cards, passed(cards, moved, within({ ...moved, ...change })))
}

/** One step by keys; `by` says whether it moves or grows. */
export function step(cards: readonly CardBlock[], id: string, by: 'move' | 'grow', across: number, down: number): CardBlock[] {
  const card = cards.find((each) => each.id === id)
  if (!card) return [...cards]
  return put(cards, id, by === 'move' ? { x: card.x + across, y: beyond(cards, card, down) } : { w: card.w + across, h: card.h + down })
}

/** One row down would only push the card below further: it goes so far that the two change places. */
function beyond(cards: readonly CardBlock[], card: CardBlock, down: number): number {
  const below = cards.filter((each) => each.y === card.y + card.h && overlap(each, { ...card, y: card.y + card.h }))
  if (down <= 0 || below.length === 0) return card.y + down
  return Math.ceil(Math.max(...below.map(middle)) - card.h / 2)
}

const middle = ({ y, h }: Place) => y + h / 2

/** On the way down a card comes to lie under those whose middle it has passed. */
function passed(cards: readonly CardBlock[], from: CardBlock, to: CardBlock): CardBlock {
  if (to.y <= from.y) return to
  const over = cards.filter((each) => each.id !== to.id && overlap(each, to) && middle(each) <= middle(to))
  return over.length === 0 ? to : { ...to, y: Math.max(...over.map((each) => each.y + each.h)) }
}

export function remove(cards: readonly CardBlock[], id: string): CardBlock[] {
  return inOrderOf(cards, closed(cards.filter((card) => card.id !== id)))
}

/** A new card in the first gap that is large enough, or where somebody dropped it. */
export function add(cards: readonly CardBlock[], card: CardBlock, at?: { x: number; y: number }): CardBlock[] {
  return packed([...cards, card], within({ ...card, ...(at ?? gap(cards, card)) }))
}

function gap(cards: readonly CardBlock[], { w, h }: CardBlock): { x: number; y: number } {
  for (let y = 0; ; y += 1) {
    for (let x = 0; x <= COLUMNS - w; x += 1) {
      if (!cards.some((each) => overlap(each, { x, y, w, h }))) return { x, y }
    }
  }
}

function packed(cards: readonly CardBlock[], first: CardBlock): CardBlock[] {
  const settled = [first]
  for (const card of inReadingOrder(cards.filter((each) => each.id !== first.id))) {
    let { y } = card
    for (let under = touched(settled, card, y); under.length > 0; under = touched(settled, card, y)) y = Math.max(...under.map((each) => each.y + each.h))
    settled.push({ ...card, y })
  }
  return inOrderOf(cards, closed(settled))
}

const touched = (settled: readonly CardBlock[], { x, w, h }: CardBlock, y: number) => settled.filter((each) => overlap(each, { x, y, w, h }))

/** Each card, in reading order, goes up as far as it can without passing another. */
function closed(cards: readonly CardBlock[]): CardBlock[] {
  const settled: CardBlock[] = []
  for (const card of inReadingOrder(cards)) {
    let { y } = card
    while (y > 0 && touched(settled, card, y - 1).length === 0) y -= 1
    settled.push(y === card.y ? card : { ...card, y })
  }
  return settled
}

/** In the order in which the document has them, so that an edit taken back leaves the same bytes. */
function inOrderOf(before: readonly CardBlock[], after: readonly CardBlock[]): CardBlock[] {
  const found = new Map(after.map((card) => [card.id, card]))
  return before.flatMap((card) => {
    const now = found.get(card.id)
    if (!now) return []
    return now.x === card.x && now.y === card.y && now.w === card.w && now.h === card.h ? card : now
  })
}
