/** Templates are filled name by name; what a record does not have stays visible. */
import { expect, test } from 'vitest'
import { filled, newNotice } from './document'

const VALUES = new Map([
  ['_number', 'TH000039'],
  ['refund_amount', '¥702.00'],
])

test('names in braces become values, the words around them stay', () => {
  expect(filled('工单 {_number}：{refund_amount}', VALUES)).toEqual([
    { text: '工单 ' },
    { text: 'TH000039', of: '_number' },
    { text: '：' },
    { text: '¥702.00', of: 'refund_amount' },
  ])
  expect(filled('', VALUES)).toEqual([])
  expect(filled('{ not a name }', VALUES)).toEqual([{ text: '{ not a name }' }])
})

test('a name without a value stays as it is written, and is marked', () => {
  expect(filled('{nothing}!', VALUES)).toEqual([{ text: '{nothing}', of: 'nothing', missing: true }, { text: '!' }])
})

test('a new template says which ticket it is about', () => {
  expect(newNotice('late', { zh: '超时提醒', en: 'Late' }, 'claim').body).toMatchObject({ form: 'claim', title: { zh: '超时提醒 {_number}', en: 'Late {_number}' } })
})
