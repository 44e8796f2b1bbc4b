/** Whatever is done, cards stay on the grid and none lies on another; what was undone leaves the same bytes. */
import { expect, test } from 'vitest'
import { read, write } from '../document'
import { begin, edit, STEPS, undo } from '../history'
import type { CardBlock, DashboardDocument } from './document'
import { add, COLUMNS, LEAST, overlap, put, remove, step, within } from './grid'

const seeds = import.meta.glob<string>('../../../../seed_configs/*/dashboard/*.json', { eager: true, query: '?raw', import: 'default' })

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

function anyChange(cards: readonly CardBlock[], roll: (sides: number) => number, number: number): CardBlock[] {
  const card = cards[roll(Math.max(1, cards.length))]
  const at = { x: roll(16) - 2, y: roll(20) - 2 }
  const changes: (() => CardBlock[])[] = [
    () => put(cards, card?.id ?? '', at),
    () => put(cards, card?.id ?? '', { w: roll(15), h: roll(9) }),
    () => step(cards, card?.id ?? '', roll(2) === 0 ? 'move' : 'grow', roll(3) - 1, roll(3) - 1),
    () => add(cards, { id: `c${number}`, report: 'r', x: 0, y: 0, w: 2 + roll(11), h: 2 + roll(4) }, roll(2) === 0 ? at : undefined),
    () => (cards.length > 2 ? remove(cards, card?.id ?? '') : [...cards]),
  ]
  return changes[roll(changes.length)]!()
}

function mustLieWell(cards: readonly CardBlock[]): void {
  for (const [index, card] of cards.entries()) {
    expect(within(card)).toEqual(card)
    for (const other of cards.slice(index + 1)) expect(overlap(card, other)).toBe(false)
  }
  for (const card of cards.filter(({ y }) => y > 0)) expect(cards.some((other) => other.id !== card.id && overlap(other, { ...card, y: card.y - 1 }))).toBe(true)
  const rows = Math.max(0, ...cards.map((card) => card.y + card.h))
  for (let row = 0; row < rows; row += 1) expect(cards.some((card) => card.y <= row && row < card.y + card.h)).toBe(true)
}

test.each(Object.entries(seeds))('%s: cards never overlap, no row stays empty, and undoing gives the same bytes', (_, raw) => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const roll = dice(seed)
    const base = read<DashboardDocument>(raw)
    let history = begin(base.document)
    for (let number = 0; number < STEPS; number += 1) {
      const document = history.present
      const cards = anyChange(document.body.cards, roll, number)
      mustLieWell(cards)
      history = edit(history, { ...document, body: { cards } }, null, number)
    }
    while (history.past.length > 0) history = undo(history)
    expect(write(history.present, base)).toBe(raw)
  }
})

const card = (id: string, x: number, y: number, w = 4, h = 2): CardBlock => ({ id, report: id, x, y, w, h })

test('the card that is moved stays where it was put; others make way downwards in their order', () => {
  const cards = [card('a', 0, 0, 12), card('b', 0, 2, 12), card('c', 0, 4, 12)]
  const moved = put(cards, 'c', { x: 0, y: 0 })
  expect(moved.map(({ id, y }) => [id, y])).toEqual([['a', 2], ['b', 4], ['c', 0]])
})

test('the arrow down changes places with the card below, the arrow up with the one above', () => {
  const cards = [card('a', 0, 0, 12), card('b', 0, 2, 12)]
  const down = step(cards, 'a', 'move', 0, 1)
  expect(down.find(({ id }) => id === 'b')?.y).toBeLessThan(down.find(({ id }) => id === 'a')?.y ?? 0)
  const up = step(down, 'a', 'move', 0, -1)
  expect(up.find(({ id }) => id === 'a')?.y).toBeLessThan(up.find(({ id }) => id === 'b')?.y ?? 0)
})

test('a card neither leaves the grid nor becomes too small to read', () => {
  expect(put([card('a', 8, 0)], 'a', { x: 20, y: -5 })).toEqual([card('a', 8, 0)])
  expect(put([card('a', 0, 0)], 'a', { w: 99, h: 0 })).toEqual([{ ...card('a', 0, 0), w: COLUMNS, h: LEAST }])
})

test('a new card takes the first gap that is large enough', () => {
  const cards = [card('a', 0, 0), card('b', 8, 0)]
  expect(add(cards, card('c', 0, 0)).at(-1)).toMatchObject({ x: 4, y: 0 })
  expect(add(cards, card('c', 0, 0, 6)).at(-1)).toMatchObject({ x: 0, y: 2 })
})

test('a card that goes elsewhere leaves no hole: the cards below close up', () => {
  const cards = [card('a', 0, 0, 6), card('b', 6, 0, 6, 4), card('c', 0, 2, 6)]
  expect(put(cards, 'a', { x: 6, y: 4 }).map(({ id, y }) => [id, y])).toEqual([['a', 4], ['b', 0], ['c', 0]])
  expect(remove(cards, 'a').map(({ id, y }) => [id, y])).toEqual([['b', 0], ['c', 0]])
})
