/** Figures as numbers and tables. */
import { expect, test } from 'vitest'
import type { ReportView } from '../../api/report'
import { behind } from './behind'
import { formatted } from './numbers'
import { tableOf } from './table'

test('numbers follow the formats of the report engine', () => {
  expect(formatted(12345, ',d', 'zh-CN')).toBe('12,345')
  expect(formatted(1.005e3, ',.2f', 'en')).toBe('1,005.00')
  expect(formatted(0.123, '.1%', 'en')).toBe('12.3%')
  expect(formatted(null, ',d', 'en')).toBe('—')
})

test('lines and bars become a table with a column each', () => {
  const data = [
    { type: 'bar', name: 'A', x: ['mon', 'tue'], y: [1, 2] },
    { type: 'bar', name: 'B', x: ['tue'], y: [3] },
  ]
  const layout = { xaxis: { title: { text: 'day' } } }
  expect(tableOf({ data, layout })).toEqual({ head: ['day', 'A', 'B'], rows: [['mon', 1, null], ['tue', 2, 3]] })
})

test('a heat map becomes a table of rows and columns', () => {
  const data = [{ type: 'heatmap', x: [0, 1], y: ['mon'], z: [[5, 6]] }]
  expect(tableOf({ data, layout: {} })).toEqual({ head: ['', '0', '1'], rows: [['mon', 5, 6]] })
})

const VIEW: ReportView = {
  key: 'r',
  name: { zh: '报表' },
  figure: null,
  as_of: 0,
  chart: { type: 'bar' },
  columns: [
    { id: 'why', label: 'why' },
    { id: 'who', label: 'who' },
    { id: 'n', label: 'n' },
  ],
  rows: [
    { why: 'broken', who: null, n: 1 },
    { why: 'broken', who: 7, n: 2 },
    { why: 'late', who: 7, n: 3 },
  ],
  drill: { form: 'claim', filter: [{ a: 1 }], measures: { n: [{ b: 2 }] }, rows: [[{ c: 1 }], [{ c: 2 }], null] },
}

const asked = (address: string | null) => JSON.parse(new URLSearchParams(address?.split('?')[1]).get('filter') ?? 'null') as unknown

test('a mark of a chart leads to the records behind it: of the report, of its measure, of its place', () => {
  expect(asked(behind(VIEW, 0, 1))).toEqual({ and: [{ a: 1 }, { b: 2 }, { c: 2 }] })
  expect(behind(VIEW, 1, 1)).toBeNull()
  expect(behind(VIEW, 1, 0)).toBeNull()
})

test('a number without dimensions leads to all its records, each measure to its own', () => {
  const columns = [{ id: 'n', label: 'n' }, { id: 'm', label: 'm' }]
  const view = { ...VIEW, columns, rows: [{ n: 1, m: 2 }], drill: { form: 'claim', filter: [], measures: { n: [], m: [{ m: 1 }] }, rows: [[]] } }
  expect(behind(view, 0, 0)).toBe('/forms/claim?tab=all')
  expect(asked(behind(view, 0, 1))).toEqual({ m: 1 })
})
