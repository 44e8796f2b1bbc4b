/** A block from a spreadsheet lands where it was meant to: typed, beyond the last row, and nothing lost in silence. */
import { expect, test } from 'vitest'
import type { Name } from '../names'
import { ANY } from './cell'
import type { RuleDocument, Table } from './document'
import { copied, pasted, sampleOf } from './paste'
import { setCells } from './table'
import { parseTsv, printTsv } from './tsv'
import type { CellWords } from './value'

const words: CellWords = { any: '任意', empty: '空', filled: '非空', yes: '是', no: '否', and: '且', in: '属于', not_in: '不属于', say: (text) => text?.zh ?? '' }
const NAMES: Name[] = [
  { id: 'amount', label: { zh: '金额' }, sort: 'money' },
  { id: 'kind', label: { zh: '类型' }, sort: 'choice', options: [{ id: 'swap', label: { zh: '换货' } }] },
  { id: '_group', label: { zh: '处理组' }, sort: 'choice', options: [{ id: 'boss', label: { zh: '主管组' } }] },
]
const table: Table = { hit: 'FIRST', inputs: [{ expr: { var: 'amount' } }, { expr: { var: 'kind' } }], outputs: [{ name: '_group' }], rules: [{ id: 'a', when: [{ '>': 20_000 }, ANY], then: ['boss'] }] }
const document: RuleDocument = { kind: 'rule', key: 'r', version: 1, name: { zh: 'r' }, body: { type: 'table', form: 'f', trigger: { type: 'created' }, table } }
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right })

test('many rows, headings and all, are typed by their columns', () => {
  const lines = ['金额\t类型\t处理组', ...Array.from({ length: 300 }, (_, index) => `> ${index}.50\t换货\t主管组`)].join('\r\n')
  const done = pasted(table, at(0, 0), parseTsv(lines), NAMES, words)
  expect(done.refused).toEqual([])
  const after = setCells(done.changes)(document).body.table!
  expect(after.rules.length).toBe(300)
  expect(after.rules[299]).toMatchObject({ when: [{ '>': 29_950 }, { '==': 'swap' }], then: ['boss'] })
})

test('what means nothing is told, and the rest is taken', () => {
  const done = pasted(table, at(0, 0), parseTsv('贵\t换货\t没有的组'), NAMES, words)
  expect(done.refused.map(({ column, text }) => [column, text])).toEqual([[0, '贵'], [2, '没有的组']])
  expect(done.changes).toEqual([{ row: 0, column: 1, value: { '==': 'swap' } }])
})

test('one value fills what is selected; columns beyond the last are left out', () => {
  expect(pasted(table, at(0, 0, 2, 0), [['> 3']], NAMES, words).changes.length).toBe(3)
  expect(pasted(table, at(0, 2), [['主管组', 'x', 'y']], NAMES, words)).toMatchObject({ changes: [{ column: 2, value: 'boss' }], refused: [] })
})

test('what is copied can be pasted back as it was', () => {
  const text = printTsv(copied(table, at(0, 0, 0, 2), NAMES, words))
  expect(text).toBe('> 200.00\t\t主管组')
  const { changes } = pasted(table, at(0, 0), parseTsv(text), NAMES, words)
  expect(setCells(changes)(document).body.table).toEqual(table)
})

test('a test begins with values for which its row fits', () => {
  expect(sampleOf(table.rules[0]!, ['amount', 'kind'])).toEqual({ amount: 20_001 })
})
