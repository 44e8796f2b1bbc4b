import { expect, test } from 'vitest'
import type { Moving } from '../api/migration'
import { fates } from './foretold'

const text = { zh: '没有这个节点', en: 'no such node' }

const ticket = (id: number, more: Partial<Moving>): Moving => ({ record: { id, number: `R${id}` }, outcome: 'moved', reasons: [], ...more })

test('tickets with one fate are told once, what cannot move first, with three of them by number', () => {
  const blocked = { outcome: 'blocked', reasons: [{ node: 'review', code: 'node_gone', text }] } as const
  const all = [1, 2, 3, 4].map((id) => ticket(id, { places: [{ from: 'a', to: 'a' }] }))
  const found = fates([...all, ticket(5, { ...blocked, reasons: [...blocked.reasons] }), ticket(6, { places: [{ from: 'a', to: 'b' }] })])
  expect(found.map(({ outcome, why, moves, count, examples }) => [outcome, why.length, moves.length, count, examples.length])).toEqual([
    ['blocked', 1, 0, 1, 1],
    ['moved', 0, 0, 4, 3],
    ['moved', 0, 1, 1, 1],
  ])
})

test('no tickets have no fate', () => expect(fates([])).toEqual([]))
