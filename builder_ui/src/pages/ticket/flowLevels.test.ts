/** A flow's graph in rows from top to bottom. */
import { expect, test } from 'vitest'
import type { FlowView } from '../../api/record'
import { levels } from './flowLevels'

const flow = (nodes: [string, string][], edges: [string, string][]): FlowView => ({
  key: 'f',
  name: { zh: 'f' },
  status: 'running',
  nodes: nodes.map(([id, type]) => ({ id, type, name: id, state: 'todo' })),
  edges: edges.map(([from, to]) => ({ from, to })),
})

const RETURN = flow(
  [['s', 'start'], ['review', 'human_task'], ['p', 'parallel'], ['wh', 'human_task'], ['fin', 'human_task'], ['j', 'join'], ['e', 'end']],
  [['s', 'review'], ['review', 'p'], ['p', 'wh'], ['p', 'fin'], ['wh', 'j'], ['fin', 'j'], ['j', 'e'], ['wh', 'review']],
)

const ids = (rows: FlowView['nodes'][]) => rows.map((row) => row.map((node) => node.id))

test('parallel branches stand side by side, and only what people do is shown', () => {
  expect(ids(levels(RETURN, false))).toEqual([['review'], ['wh', 'fin']])
})

test('every step is shown on demand, and a way back does not turn the order over', () => {
  expect(ids(levels(RETURN, true))).toEqual([['s'], ['review'], ['p'], ['wh', 'fin'], ['j'], ['e']])
})
