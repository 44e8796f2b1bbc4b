/** What shows, what is asked for and what is sent, for given answers. */
import { expect, test } from 'vitest'
import type { FieldView } from '../api/form'
import { told } from './complaints'
import { payload, present } from './present'
import { calendarsOf, typesOf } from './types'

const field = (id: string, type: string, more: Partial<FieldView> = {}): FieldView => ({
  id,
  type,
  label: { zh: id },
  config: {},
  ...more,
})

const FIELDS = [
  field('reason', 'select'),
  field('amount', 'money', { required: true }),
  field('photo', 'image', { visible: { '==': [{ var: 'reason' }, 'broken'] }, required: true }),
  field('note', 'text', { visible: { filled: [{ var: 'photo' }] } }),
  field('total', 'formula', { config: { shown_as: 'money', expression: { '*': [{ var: 'amount' }, 0.335] } } }),
]

test('a hidden field is dropped, and what depends on it sees it empty', () => {
  const shown = present(FIELDS, [], { reason: 'other', photo: ['a'], note: 'kept' }, {}, 0)
  expect(shown.fields.photo?.visible).toBe(false)
  expect(shown.fields.note?.visible).toBe(false)
  expect(payload(shown, { reason: 'other', photo: ['a'], note: 'kept' })).toEqual({ reason: 'other' })
})

test('a field that shows is required when its definition says so', () => {
  const shown = present(FIELDS, [], { reason: 'broken' }, {}, 0)
  expect(shown.fields.photo).toMatchObject({ visible: true, required: true })
})

test('a formula over money is rounded to whole 分 and never sent', () => {
  const shown = present(FIELDS, [], { amount: 101 }, {}, 0)
  expect(shown.values.total).toBe(34)
  expect(payload(shown, { amount: 101 })).toEqual({ amount: 101 })
})

test('a section that does not show hides its fields', () => {
  const section = { id: 's', label: { zh: 's' }, fields: ['amount'], visible: { '==': [{ var: 'reason' }, 'x'] } }
  expect(present(FIELDS, [section], {}, {}, 0).fields.amount?.visible).toBe(false)
})

test('an edit sends only what differs, also what was emptied', () => {
  const answers = { reason: 'other', amount: null }
  const shown = present(FIELDS, [], answers, {}, 0)
  expect(payload(shown, answers, { reason: 'other', amount: 5 })).toEqual({ amount: null })
})

test('what a reader may only read is never sent', () => {
  const fields = [field('secret', 'text', { access: 'mask' }), field('gone', 'text', { access: 'hidden' })]
  const shown = present(fields, [], { secret: 'x', gone: 'y' }, {}, 0)
  expect(shown.fields).not.toHaveProperty('gone')
  expect(payload(shown, { secret: 'x', gone: 'y' })).toEqual({})
})

test('errors of the server find their fields, also inside a table', () => {
  const errors = [
    { pointer: '/data/amount', code: 'required', message: 'A' },
    { pointer: '/data/items/0/qty', code: 'min', message: 'B' },
    { pointer: '/upload_token', code: 'bad', message: 'C' },
  ]
  expect(told(errors)).toEqual({ byField: { amount: 'A', 'items/0/qty': 'B' }, others: ['C'] })
})

test('working time is counted by the calendars that the form brings along, also in the rows of a table', () => {
  const week = [...Array.from({ length: 5 }, () => [[32_400, 64_800]]), [], []]
  const calendars = { service: { offset: 28_800, week, days: {} } }
  const open = { business_time: [{ var: 'at' }, 'service'] }
  const cells = [field('at', 'datetime'), field('note', 'text', { visible: open })]
  const fields = [...cells, field('rows', 'subtable', { config: { fields: cells } })]
  const [monday, sunday] = [1_794_196_800, 1_794_110_400]
  const at = (moment: number) => present(fields, [], { at: moment }, {}, 0, typesOf(fields, calendarsOf(calendars)))
  expect([at(monday).fields.note?.visible, at(sunday).fields.note?.visible]).toEqual([true, false])
  const inRow = present(cells, [], { at: monday }, { _record: {} }, 0, typesOf(cells, at(monday).types))
  expect(inRow.fields.note?.visible).toBe(true)
})
