/** Days of a calendar are turned over one by one: the right ones change, and turning twice is nothing. */
import { expect, test } from 'vitest'
import { plusDays, specialAt, toggleDay, weekdayOf, weeksOf, type SpecialDay, type Week } from './days'

const SPAN = [{ from: '09:00', to: '18:00' }]
const WEEK: Week = { mon: SPAN, tue: SPAN, wed: SPAN, thu: SPAN, fri: SPAN }
const NAMES = { holiday: { zh: '放假' }, workday: { zh: '调休' } }
const toggle = (days: SpecialDay[], date: string) => toggleDay(days, WEEK, date, NAMES)

const what = (list: SpecialDay[], date: string) => specialAt(list, date)?.type

test('a month is whole weeks from Monday on', () => {
  const weeks = weeksOf(2026, 2)
  expect(weeks[0]?.[0]).toBe('2026-01-26')
  expect(weeks.at(-1)?.at(-1)).toBe('2026-03-01')
  expect(weeks.every((week) => weekdayOf(week[0] ?? '') === 'mon')).toBe(true)
  expect(weeksOf(2027, 2).length).toBe(4)
})

test('a workday becomes a holiday, a Sunday a make-up workday; days side by side are one holiday', () => {
  let days = toggle([], '2026-10-01')
  days = toggle(days, '2026-10-02')
  expect(days).toEqual([{ id: 'day_1', name: NAMES.holiday, type: 'holiday', from: '2026-10-01', to: '2026-10-02' }])
  expect(toggle(days, '2026-10-10').at(-1)).toMatchObject({ type: 'workday', from: '2026-10-10' })
})

test('taking a day out of the middle leaves what is before and after', () => {
  const days = toggle([{ id: 'spring', name: { zh: '春节' }, type: 'holiday', from: '2026-02-15', to: '2026-02-23' }], '2026-02-18')
  expect(days.map((day) => [day.id, day.from, day.to])).toEqual([
    ['spring', '2026-02-15', '2026-02-17'],
    ['spring_2', '2026-02-19', '2026-02-23'],
  ])
})

test('every other day stays as it was, whatever day is turned', () => {
  let days: SpecialDay[] = [{ id: 'a', name: { zh: 'a' }, type: 'holiday', from: '2026-05-01', to: '2026-05-05' }]
  for (let step = 0; step < 300; step += 1) {
    const date = plusDays('2026-04-20', (step * 7) % 31)
    const next = toggle(days, date)
    expect(what(next, date) === undefined).toBe(what(days, date) !== undefined)
    for (let other = 0; other < 40; other += 1) {
      const day = plusDays('2026-04-18', other)
      if (day !== date) expect(what(next, day), `${date} ${day}`).toBe(what(days, day))
    }
    expect(new Set(next.map((day) => day.id)).size).toBe(next.length)
    days = next
  }
})
