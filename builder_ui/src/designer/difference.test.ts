import { expect, test } from 'vitest'
import { at, others, pairs, type Difference } from './difference'

interface Field {
  id: string
  label: string
}
const field = (id: string, label = id): Field => ({ id, label })

const CHANGED: Difference = {
  kind: 'form',
  key: 'repair',
  name: { zh: '维修' },
  state: 'changed',
  before: { title: ['a'], body: { fields: [field('a'), field('b'), field('c')] } },
  after: { title: ['b'], body: { fields: [field('c'), field('a', 'A'), field('d')] } },
  changes: [
    { what: 'changed', before: '/title', after: '/title' },
    { what: 'moved', before: '/body/fields/2', after: '/body/fields/0' },
    { what: 'changed', before: '/body/fields/0/label', after: '/body/fields/1/label' },
    { what: 'added', before: null, after: '/body/fields/2' },
    { what: 'removed', before: '/body/fields/1', after: null },
  ],
}

const pairsOf = (difference: Difference) => pairs<Field>(difference, '/body/fields', (item) => item.id)

test('each field is told once, and what is gone stands where it stood', () => {
  expect(pairsOf(CHANGED).map((pair) => [pair.name, pair.mark, pair.moved])).toEqual([
    ['c', 'same', true],
    ['a', 'changed', false],
    ['b', 'removed', false],
    ['d', 'added', false],
  ])
})

test('a changed field says which setting, from what to what', () => {
  expect(pairsOf(CHANGED)[1]?.inside).toEqual([{ path: ['label'], before: 'a', after: 'A' }])
})

test('what lies in no list is told apart', () => {
  expect(others(CHANGED, ['/body/fields'])).toEqual([{ path: ['title'], before: ['a'], after: ['b'] }])
})

test('of a new document everything is new', () => {
  const made: Difference = { ...CHANGED, state: 'new', before: null, changes: [] }
  expect(pairsOf(made).map((pair) => pair.mark)).toEqual(['added', 'added', 'added'])
})

test('a pointer may hold slashes and tildes', () => {
  expect(at({ 'a/b': { '~': 1 } }, '/a~1b/~0')).toBe(1)
})
