/** The special days of a calendar: which day is what, and one day more or less. Pure; days are texts like 2026-10-01. */
import type { Words } from '../../api/words'
import { fresh } from '../ids'

export interface Span {
  from: string
  to: string
}

export interface SpecialDay {
  id: string
  name: Words
  type: 'holiday' | 'workday' | 'hours'
  from: string
  to?: string
  like?: string
  hours?: Span[]
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]
export type Week = Partial<Record<Weekday, Span[]>>

const DAY = 86_400_000
const at = (date: string) => new Date(`${date}T00:00:00Z`)

export const plusDays = (date: string, count: number): string => new Date(at(date).getTime() + count * DAY).toISOString().slice(0, 10)

export const weekdayOf = (date: string): Weekday => WEEKDAYS[(at(date).getUTCDay() + 6) % 7] ?? 'mon'

const last = (day: SpecialDay) => day.to ?? day.from

/** The entry that decides about a day: the later one of the list where two meet. */
export const specialAt = (days: readonly SpecialDay[], date: string): SpecialDay | undefined => days.findLast((day) => day.from <= date && date <= last(day))

export const isOpen = (week: Week, weekday: Weekday) => (week[weekday]?.length ?? 0) > 0

/** The weeks of a month, each from Monday on, with the days of its neighbours that fill them up. */
export function weeksOf(year: number, month: number): string[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  let day = plusDays(first, -WEEKDAYS.indexOf(weekdayOf(first)))
  const weeks: string[][] = []
  do {
    weeks.push(WEEKDAYS.map((_, index) => plusDays(day, index)))
    day = plusDays(day, 7)
  } while (day.slice(0, 7) === first.slice(0, 7))
  return weeks
}

/** A usual workday becomes a holiday, a usual day off a make-up workday; a special day becomes usual again. */
export function toggleDay(days: readonly SpecialDay[], week: Week, date: string, names: Readonly<Record<'holiday' | 'workday', Words>>): SpecialDay[] {
  const special = specialAt(days, date)
  if (special) return days.flatMap((day) => (day === special ? withoutDay(day, date, days) : [day]))
  const type = isOpen(week, weekdayOf(date)) ? 'holiday' : 'workday'
  // A day beside a holiday of the same sort makes it longer; so does closing the gap that a weekend leaves.
  const beside = days.find((day) => day.type === type && !day.hours && (plusDays(last(day), 1) === date || plusDays(day.from, -1) === date))
  if (!beside) return [...days, { id: fresh('day', days.map((day) => day.id)), name: names[type], type, from: date }]
  const longer = date < beside.from ? { ...beside, from: date, to: last(beside) } : { ...beside, to: date }
  return days.map((day) => (day === beside ? longer : day))
}

function withoutDay(day: SpecialDay, date: string, days: readonly SpecialDay[]): SpecialDay[] {
  const { to: _, ...bare } = day
  const piece = (from: string, to: string): SpecialDay => (from === to ? { ...bare, from } : { ...day, from, to })
  const before = date > day.from ? [piece(day.from, plusDays(date, -1))] : []
  const after = date < last(day) ? [piece(plusDays(date, 1), last(day))] : []
  const apart = before.length > 0 && after.length > 0 ? after.map((each) => ({ ...each, id: fresh(day.id, days.map((other) => other.id), 2) })) : after
  return [...before, ...apart]
}
