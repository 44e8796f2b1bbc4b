/** Formulas are chosen part by part: what is asked for where, what is still open, what they read, and how they are told. */
import { expect, test } from 'vitest'
import catalogue from '../../../schemas/catalog.json'
import { evaluate } from '../logic/evaluate'
import { callOf, canBuild, gaps, itemNames, kindsOf, operandAt, partOf, readsOf } from './formula'
import { formulaSaid } from './formulaSaid'
import { nested, sampleOf, typesOf } from './formulaSample'
import { sortOf, wanted } from './formulaSort'
import type { Catalogue } from './catalogue'
import type { Name } from './names'

const CATALOGUE = catalogue as unknown as Catalogue
const KINDS = kindsOf(CATALOGUE.operators.kinds)
const NAMES: Name[] = [
  { id: 'price', label: { zh: '单价' }, sort: 'money' },
  { id: 'qty', label: { zh: '数量' }, sort: 'number' },
  { id: 'vip', label: { zh: '会员' }, sort: 'flag' },
  { id: 'kind', label: { zh: '类型' }, sort: 'choice', options: [{ id: 'late', label: { zh: '超时' } }] },
  { id: 'items', label: { zh: '明细' }, sort: 'rows', columns: [{ id: 'paid', label: { zh: '实付' }, sort: 'money' }] },
  { id: '_ref.order.freight', label: { zh: '订单 › 运费' }, sort: 'money', far: true },
]
const v = (name: string) => ({ var: name })
const kind = (symbol: string) => KINDS.get(symbol)!
const part = (rule: unknown) => partOf(rule, KINDS) as Extract<ReturnType<typeof partOf>, { is: 'call' }>

test('every operator of the catalogue has operands that can be chosen', () => {
  for (const each of CATALOGUE.operators.kinds.filter(({ type }) => type !== 'var')) {
    const rule = callOf(each, v('price'))
    expect(canBuild(rule, KINDS), each.type).toBe(true)
    const [args] = Object.values(rule as Record<string, unknown[]>)
    args!.forEach((_, index) => expect(operandAt(each, index), `${each.type} ${index}`).toBeDefined())
  }
})

test('what stood at a place becomes the first operand of the operator that is chosen there', () => {
  expect(callOf(kind('*'), v('price'))).toEqual({ '*': [v('price'), null] })
  expect(callOf(kind('round'), v('qty'))).toEqual({ round: [v('qty')] })
  expect(callOf(kind('if'), v('price'))).toEqual({ if: [null, v('price'), null] })
  expect(callOf(kind('now'), v('price'))).toEqual({ now: [] })
})

test.each([
  [{ '*': [v('price'), null] }, 1],
  [{ if: [null, v('price'), null] }, 2],
  [{ '+': [{ var: ['price', 0] }, 100] }, 0],
  [null, 1],
])('%j has places that are still open', (rule, open) => expect(gaps(rule, KINDS)).toBe(open))

test.each([[{ a: 1, b: 2 }], [{ nonsense: [1] }], [{ '+': [v('price'), { x: 1, y: 2 }] }], [{ var: 7 }]])('%j is left to the text', (rule) => {
  expect(canBuild(rule, KINDS)).toBe(false)
})

test('a place wants what its neighbours are', () => {
  expect(wanted(part({ '+': [v('price'), null] }), 1, NAMES, KINDS)?.sort).toBe('money')
  expect(wanted(part({ '*': [v('price'), null] }), 1, NAMES, KINDS)?.sort).toBe('number')
  expect(wanted(part({ '==': [v('kind'), null] }), 1, NAMES, KINDS)?.options).toHaveLength(1)
  expect(wanted(part({ if: [null, v('price'), null] }), 0, NAMES, KINDS)?.sort).toBe('flag')
  expect(wanted(part({ if: [null, v('price'), null] }), 2, NAMES, KINDS)?.sort).toBe('money')
})

test.each([
  [{ '*': [v('price'), v('qty')] }, 'money'],
  [{ '/': [v('price'), v('price')] }, 'number'],
  [{ '/': [v('price'), v('qty')] }, 'money'],
  [{ sum: [v('items'), v('paid')] }, 'money'],
  [{ if: [v('vip'), v('price'), 0] }, 'money'],
  [{ '>': [v('qty'), 1] }, 'flag'],
  [{ today: [] }, 'date'],
  [{ related_count: ['ticket', { '>': [v('qty'), 1] }] }, 'number'],
])('%j gives %s', (rule, sort) => expect(sortOf(rule, NAMES, KINDS)).toBe(sort))

test('inside a list its columns are read, and the record as such', () => {
  const inside = itemNames(v('items'), NAMES, KINDS).map((name) => name.id)
  expect(inside).toEqual(expect.arrayContaining(['paid', '_record.price', '_record._ref.order.freight']))
  expect(readsOf({ sum: [v('items'), { '+': [v('paid'), v('_record.price')] }] }, KINDS)).toEqual(['items', 'price'])
  expect(readsOf({ '!=': [{ was: 'qty' }, v('qty')] }, KINDS)).toEqual(['qty', '_old.qty'])
})

test.each([
  [{ '*': [v('price'), v('qty')] }, 20_000],
  [{ sum: [v('items'), v('paid')] }, 20_000],
  [{ '-': [v('price'), v('_ref.order.freight')] }, 0],
  [{ if: [{ '==': [v('kind'), 'late'] }, 'x', 'y'] }, 'x'],
])('%j can be tried on a made-up record', (rule, result) => {
  const values = nested(Object.fromEntries(NAMES.map((name) => [name.id, sampleOf(name, 1_793_584_800)])))
  expect(evaluate(rule, values, 1_793_584_800, typesOf(NAMES))).toBe(result)
})

test('a formula is told as it would be written by hand', () => {
  const speech = { say: (words?: { zh: string }) => words?.zh ?? '', operator: (symbol: string) => `[${symbol}]`, and: ' 且 ', or: ' 或 ', not: '非', comma: '、', other: '…' }
  const told = (rule: unknown) => formulaSaid(rule, NAMES, CATALOGUE.operators.kinds, speech)
  expect(told({ '+': [{ '*': [v('price'), v('qty')] }, 1200] })).toBe('(单价 × 数量) + ¥12.00')
  expect(told({ sum: [v('items'), v('paid')] })).toBe('[sum](明细、paid)')
  expect(told({ changed: 'qty' })).toBe('[changed](数量)')
})
