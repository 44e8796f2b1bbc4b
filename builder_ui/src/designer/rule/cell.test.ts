/** A cell is printed so that it is read back as it was, whatever it holds; and people may write it in many ways. */
import { expect, test } from 'vitest'
import type { Name } from '../names'
import { ANY, isAny, parseCell, printCell } from './cell'
import type { Cell } from './document'
import { parseValue, printValue, type CellWords } from './value'

const words: CellWords = { any: '任意', empty: '空', filled: '非空', yes: '是', no: '否', and: '且', in: '属于', not_in: '不属于', say: (text) => text?.zh ?? '' }
const name = (sort: Name['sort'], options?: Name['options']): Name => ({ id: 'x', label: { zh: 'x' }, sort, ...(options ? { options } : {}) })
const NAMES: Record<string, Name> = {
  text: name('text'),
  number: name('number'),
  money: name('money'),
  date: name('date'),
  flag: name('flag'),
  choice: name('choice', [
    { id: 'refund', label: { zh: '退款', en: 'Refund' } },
    { id: 'swap', label: { zh: '换货,补发', en: 'Swap' } },
    { id: 'none', label: { zh: '空', en: 'None' } },
  ]),
}
const VALUES: Record<string, unknown[]> = {
  text: ['a', '红色', '空', 'any', '-', '', 'a, b', '3 ~ 5', '> 4', 'say "hi"', ' x ', 'A&B', '≥', '100..200', 'salt and pepper', 'in stock', 'not in stock', '属于 我', '甲 且 乙'],
  number: [0, -3, 1.5, 1_000_000],
  money: [0, 20_000, -1, 12_345],
  date: ['2026-11-11', '2027-02-28'],
  flag: [true, false],
  choice: ['refund', 'swap', 'none'],
}

test.each(Object.keys(VALUES))('%s: every cell that can be made is printed and read back', (sort) => {
  const values = (VALUES[sort] ?? []).filter((value) => value !== '')
  const of = NAMES[sort]!
  const ordered = ['number', 'money', 'date'].includes(sort)
  const cells: Cell[] = [ANY, { empty: true }, { filled: true }]
  for (const one of values) {
    cells.push({ '==': one }, { '!=': one })
    if (ordered) cells.push({ '<': one }, { '<=': one }, { '>': one }, { '>=': one })
    for (const other of values) {
      if (other !== one) cells.push({ in: [one, other] }, { not_in: [one, other] })
      if (ordered) cells.push({ between: [one, other] }, { '>=': one, '<': other }, { '>': one, '!=': other })
    }
  }
  for (const cell of cells) expect(parseCell(printCell(cell, of, words), of, words), printCell(cell, of, words)).toEqual(cell)
  for (const value of values) expect(parseValue(printValue(value, of, words), of, words)).toEqual(value)
})

test('people write cells as they do in a spreadsheet', () => {
  const money = NAMES.money!
  expect(parseCell('>=200', money, words)).toEqual({ '>=': 20_000 })
  expect(parseCell('¥1,200.50', money, words)).toEqual({ '==': 120_050 })
  expect(parseCell('1,200, 3', money, words)).toEqual({ in: [120_000, 300] })
  expect(parseCell('¥1200.50', money, words)).toEqual({ '==': 120_050 })
  expect(parseCell('100～200', money, words)).toEqual({ between: [10_000, 20_000] })
  expect(parseCell('100..200', money, words)).toEqual({ between: [10_000, 20_000] })
  expect(parseCell('> 100 & <= 200', money, words)).toEqual({ '>': 10_000, '<=': 20_000 })
  expect(parseCell('Refund、换货', NAMES.choice!, words)).toBeNull()
  expect(parseCell('refund，NONE', NAMES.choice!, words)).toEqual({ in: ['refund', 'none'] })
  expect(parseCell('<> 退款', NAMES.choice!, words)).toEqual({ '!=': 'refund' })
  expect(parseCell('2026/11/1', NAMES.date!, words)).toEqual({ '==': '2026-11-01' })
  expect(parseCell('2026-02-30', NAMES.date!, words)).toBeNull()
  expect(parseCell('TRUE', NAMES.flag!, words)).toEqual({ '==': true })
  expect(parseCell('> 退款', NAMES.choice!, words)).toBeNull()
  expect(parseCell('>= 18 and < 65', NAMES.number!, words)).toEqual({ '>=': 18, '<': 65 })
  expect(parseCell('≥18 且 <65', NAMES.number!, words)).toEqual({ '>=': 18, '<': 65 })
  expect(parseCell('in refund, none', NAMES.choice!, words)).toEqual({ in: ['refund', 'none'] })
  expect(parseCell('不属于 退款', NAMES.choice!, words)).toEqual({ '!=': 'refund' })
  expect(parseCell('> 1 & > 2', NAMES.number!, words)).toBeNull()
})

test('nothing, a dash and the word for it all mean any', () => {
  for (const text of ['', ' ', '-', '*', '任意', 'any', 'ANY']) expect(isAny(parseCell(text, NAMES.number!, words) ?? {})).toBe(true)
})
