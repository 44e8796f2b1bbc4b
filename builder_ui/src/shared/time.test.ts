/** Instants as people say them. */
import { expect, test } from 'vitest'
import { fromNow, length, moment, yuan } from './time'

const SINGLES_DAY = 1_794_326_400 // 2026-11-11T00:00:00+08:00

test('an instant is told in the zone of the workspace', () => {
  expect(moment(SINGLES_DAY, 'zh-CN')).toBe('2026-11-11 00:00')
  expect(moment(SINGLES_DAY, 'zh-CN', 'UTC')).toBe('2026-11-10 16:00')
})

test('time is told in its largest whole unit', () => {
  expect(length(3 * 3600 + 5, 'en')).toBe('3 hours')
  expect(length(5, 'en')).toBe('1 minute')
  expect(length(0, 'en')).toBe('0 minutes')
  expect(fromNow(SINGLES_DAY - 86_400 * 2, SINGLES_DAY, 'en')).toBe('2 days ago')
  expect(fromNow(SINGLES_DAY - 5, SINGLES_DAY, 'en')).toBe('')
})

test('money is told in 元', () => {
  expect(yuan(123456)).toBe('¥1,234.56')
})
