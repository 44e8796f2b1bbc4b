/** What a spreadsheet copies comes in as it stood there, and goes out so that it can be taken back. */
import { expect, test } from 'vitest'
import { parseTsv, printTsv } from './tsv'

test('rows and cells as Excel copies them, with its last line break', () => {
  expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']])
  expect(parseTsv('a\t\tb')).toEqual([['a', '', 'b']])
  expect(parseTsv('"two\nlines"\t"say ""hi"""')).toEqual([['two\nlines', 'say "hi"']])
  expect(parseTsv('')).toEqual([['']])
})

test('a quote inside a cell, or one never closed, is an ordinary character', () => {
  expect(parseTsv('5" pipe\tx')).toEqual([['5" pipe', 'x']])
  expect(parseTsv('"open\tx')).toEqual([['"open', 'x']])
  expect(parseTsv('"a" b\tc')).toEqual([['"a" b', 'c']])
})

test('what is printed is read back the same, whatever stands in the cells', () => {
  const letters = ['a', '"', '\t', '\n', '\r', '退', ' ', '']
  let state = 7
  const roll = (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
  for (let times = 0; times < 2_000; times += 1) {
    const cell = () => Array.from({ length: roll(5) }, () => letters[roll(letters.length)]).join('')
    const width = 1 + roll(3)
    const rows = Array.from({ length: 1 + roll(3) }, () => Array.from({ length: width }, cell))
    // A last row of one empty cell is what a final line break looks like.
    if (rows.length > 1 && width === 1 && rows.at(-1)?.[0] === '') continue
    expect(parseTsv(printTsv(rows))).toEqual(rows)
  }
})
