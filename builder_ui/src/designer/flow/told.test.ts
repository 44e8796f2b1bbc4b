/** Conditions are offered what the nodes of the flow leave behind, by the words and sorts that people know. */
import { expect, test } from 'vitest'
import catalogue from '../../../../schemas/catalog.json'
import type { Block } from '../document'
import { Graph, type FlowBody, type Kinds, type NodeKind } from './graph'
import { toldBy } from './told'

const KINDS: Kinds = new Map((catalogue.nodes.kinds as unknown as NodeKind[]).map((kind) => [kind.type, kind]))
const word = (en: string) => ({ zh: en, en })
const node = (id: string, type: string, config: Record<string, unknown> = {}) => ({ id, type, name: word(id), config })
const ORDER: Block[] = [
  { id: 'number', type: 'text', label: word('Number') },
  { id: 'paid', type: 'money', label: word('Paid') },
]
const AROUND = {
  fieldsOf: (form: string) => (form === 'order' ? ORDER : []),
  connector: (key: string) => (key === 'carrier' ? { calls: [{ id: 'track', gives: [{ id: 'state', type: 'text' }, { id: 'late', type: 'boolean' }] }] } : undefined),
  names: [{ id: 'lines', label: word('Lines'), sort: 'rows' as const, columns: [{ id: 'sku', label: word('Item'), sort: 'text' as const }] }],
}

function told(...nodes: ReturnType<typeof node>[]): string[] {
  const body = { form: 'ticket', nodes, edges: [] } as unknown as FlowBody
  return toldBy(new Graph(body, KINDS), AROUND, { decision: word('decision'), rows: word('all') }).map(({ id, sort, label }) => `${id} ${sort} ${label.en}`)
}

test('what was decided, with the exits that can be chosen', () => {
  const body = { form: 'ticket', nodes: [node('check', 'human_task', { actions: [{ id: 'ok', label: word('Fine') }] })], edges: [] } as unknown as FlowBody
  const [name] = toldBy(new Graph(body, KINDS), AROUND, { decision: word('decision'), rows: word('all') })
  expect(name).toEqual({ id: '_vars.check.action', sort: 'choice', label: word('check · decision'), options: [{ id: 'ok', label: word('Fine') }] })
})

test('what a message brings, by whichever node waits for it', () => {
  const data = [{ id: 'amount', type: 'money' }]
  expect(told(node('wait', 'wait_message', { message: { name: 'paid', data } }))).toEqual(['_vars.wait.amount money wait · amount'])
  expect(told(node('late', 'boundary', { event: 'message', message: { name: 'paid', data } }))).toEqual(['_vars.late.amount money late · amount'])
  expect(told(node('race', 'event_gateway', { events: [{ port: 'a', label: word('a'), message: { name: 'x', data } }, { port: 'b', label: word('b'), after: 9 }] })).at(-1)).toBe('_vars.race.amount money race · amount')
})

test('an error has its code, other events none', () => {
  expect(told(node('oops', 'boundary', { event: 'error' }))).toEqual(['_vars.oops.code text oops · error code'])
  expect(told(node('late', 'boundary', { event: 'timer', after: 60 }))).toEqual([])
})

test('what was found: how many, the first, and the list that a for-each can go through', () => {
  const find = node('find', 'query', { form: 'order', where: {}, fields: ['paid'] })
  expect(told(find)).toEqual(['_vars.find.count number find · how many', '_vars.find.first.paid money find · Paid', '_vars.find.rows rows find · all'])
  expect(told(find, node('each', 'multi', { over: { var: '_vars.find.rows' }, mode: 'parallel' })).at(-1)).toBe('_vars.each.item.paid money each · Paid')
  expect(told(node('each', 'multi', { over: { var: 'lines' }, mode: 'parallel' })).at(-1)).toBe('_vars.each.item.sku text each · Item')
})

test('what another system answers, what a table answers, what a subflow brings back', () => {
  expect(told(node('ask', 'connector', { connector: 'carrier', call: 'track' })).slice(-2)).toEqual(['_vars.ask.state text ask · state', '_vars.ask.late flag ask · late'])
  expect(told(node('table', 'rule', { rule: 'who', output: [{ id: 'days', type: 'integer' }] }))).toEqual(['_vars.table.days number table · days'])
  expect(told(node('call', 'subflow', { form: 'order', output: ['number'] }))).toEqual(['_vars.call.result text call · result', '_vars.call.number text call · Number'])
})

test('half-written settings are no reason to stumble', () => {
  for (const [type] of KINDS) expect(() => told(node('x', type))).not.toThrow()
})
