/** Figures as numbers and tables. */
import { expect, test } from 'vitest'
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
