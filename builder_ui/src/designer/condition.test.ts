/** Conditions survive the way into the editor and back, and what it cannot show is left alone. */
import { expect, test } from 'vitest'
import { toGroup, toRule } from './condition'
import { withPast, type Name } from './names'
import { sentence } from './sentence'

const NAMES: Name[] = [
  { id: 'problem', label: { zh: '类型', en: 'Kind' }, sort: 'choice', options: [{ id: 'damaged', label: { zh: '破损', en: 'Damaged' } }] },
  { id: 'amount', label: { zh: '金额', en: 'Amount' }, sort: 'money' },
  { id: 'note', label: { zh: '说明' }, sort: 'text' },
  { id: 'agreed', label: { zh: '同意' }, sort: 'flag' },
  { id: 'tags', label: { zh: '标签' }, sort: 'choices' },
  { id: 'day', label: { zh: '日期' }, sort: 'date' },
  { id: 'photo', label: { zh: '照片' }, sort: 'opaque' },
]
const v = (name: string) => ({ var: name })

test.each([
  [{ '==': [v('problem'), 'damaged'] }],
  [{ and: [{ '>': [v('amount'), 20000] }, { or: [{ filled: [v('photo')] }, { empty: [v('note')] }] }] }],
  [{ '<=': [100, v('amount'), 200] }],
  [{ in: [v('problem'), ['damaged', 'lost']] }],
  [{ '!': [{ and: [v('agreed'), { contains: [v('tags'), 'vip'] }] }] }],
  [{ '!': [v('agreed')] }],
  [{ or: [{ starts_with: [v('note'), '退'] }, { '>=': [v('day'), '2026-11-11'] }] }],
  [{ '!': [{ '==': [v('problem'), 'damaged'] }] }],
])('%j comes back as it went in', (rule) => {
  const group = toGroup(rule, NAMES)
  expect(group).not.toBeNull()
  expect(toRule(group!)).toEqual(rule)
})

test.each([
  [{ '>': [v('amount'), v('other')] }],
  [{ '>': [v('amount'), { '*': [v('amount'), 2] }] }],
  [{ any: [v('items'), { '>': [v('qty'), 1] }] }],
  [{ '==': [v('unknown'), 1] }],
  [{ '>': [v('note'), 'x'] }],
  ['text'],
])('%j is left to the text editor', (rule) => {
  expect(toGroup(rule, NAMES)).toBeNull()
})

test('an unfinished comparison says nothing yet', () => {
  expect(toRule({ combinator: 'and', rules: [{ field: 'amount', operator: '>', value: null }] })).toBe(true)
})

test('a condition is told in words, money in 元 and options by their labels', () => {
  const speech = { say: (words?: { zh: string }) => words?.zh ?? '', operator: (symbol: string) => symbol, and: ' 且 ', or: ' 或 ', not: '非', comma: '、', other: '…' }
  const rule = { and: [{ '>': [v('amount'), 20000] }, { '==': [v('problem'), 'damaged'] }] }
  expect(sentence(rule, NAMES, speech)).toBe('金额 > ¥200.00 且 类型 == 破损')
})

test.each([
  [{ changed: 'amount' }],
  [{ and: [{ changed: 'problem' }, { '==': [{ was: 'problem' }, 'damaged'] }, { '>': [v('amount'), 100] }] }],
  [{ filled: [{ was: 'note' }] }],
])('%j is chosen where an event is at hand, and nowhere else', (rule) => {
  const past = withPast(NAMES, { zh: '（变更前）', en: ' (before)' })
  expect(toRule(toGroup(rule, past)!)).toEqual(rule)
  expect(toGroup(rule, NAMES)).toBeNull()
})

test('what lies behind a reference has no past of its own', () => {
  const far: Name = { id: '_ref.order.paid', label: { zh: '订单 › 实付' }, sort: 'money', far: true }
  const past = withPast([far], { zh: '', en: '' })
  expect(past).toEqual([far])
  expect(toGroup({ '>': [v('_ref.order.paid'), 1] }, past)).not.toBeNull()
})
