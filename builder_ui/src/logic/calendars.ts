/** Counting in working time like the server (engines/calendar/hours.py): how many open seconds lie before an instant. */
import type { Context } from './operator'
import type { Calendar, Type } from './types'

const DAY = 86_400
const THURSDAY = 3
const EARLIEST = -62_135_596_800
const LATEST = 253_402_300_799
const KNOWN = '_calendars'
const OUTER = '_record'

type Spans = readonly (readonly number[])[]

/** The calendar of this key, which the types of the record bring along; also from inside its rows. */
export function calendarOf(key: unknown, { scope }: Context): Calendar | null {
  let type: Type | undefined = scope.recordType
  while (typeof type === 'object' && 'record' in type) {
    const known: Type | undefined = type.record[KNOWN]
    if (typeof known === 'object' && 'calendars' in known) return known.calendars[String(key)] ?? null
    type = type.record[OUTER]
  }
  return null
}

const exists = (at: number) => at >= EARLIEST && at <= LATEST

export function minutesBetween(later: number, earlier: number, calendar: Calendar): number | null {
  if (!exists(later) || !exists(earlier)) return null
  return Math.floor((until(calendar, later) - until(calendar, earlier)) / 60)
}

export function isOpen(at: number, calendar: Calendar): boolean {
  const [day, second] = dayAndSecond(calendar, at)
  return exists(at) && spansOf(calendar, day).some(([opens = 0, closes = 0]) => opens <= second && second < closes)
}

/** The first instant by which so many open seconds have passed; closing time rather than the next opening. */
export function after(start: number, seconds: number, calendar: Calendar): number | null {
  if (!exists(start) || seconds > LATEST) return null
  if (seconds <= 0) return start
  const wanted = until(calendar, start) + seconds
  const day = dayOf(calendar, wanted, Math.floor((start + calendar.offset) / DAY))
  let left = wanted - untilDay(calendar, day)
  for (const [opens = 0, closes = 0] of spansOf(calendar, day)) {
    if (left <= closes - opens) {
      const found = day * DAY + opens + left - calendar.offset
      return found <= LATEST ? found : null
    }
    left -= closes - opens
  }
  return null
}

/** The day on which the open second number `wanted` ends: the last one before which fewer have passed. */
function dayOf(calendar: Calendar, wanted: number, first: number): number {
  let step = 1
  while (untilDay(calendar, first + step) < wanted) step *= 2
  let [low, high] = [first + Math.floor(step / 2), first + step]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (untilDay(calendar, middle) < wanted) low = middle
    else high = middle
  }
  return low
}

function dayAndSecond(calendar: Calendar, at: number): [number, number] {
  const day = Math.floor((at + calendar.offset) / DAY)
  return [day, at + calendar.offset - day * DAY]
}

const weekdayOf = (day: number) => (((day + THURSDAY) % 7) + 7) % 7
const length = (spans: Spans) => spans.reduce((sum, [opens = 0, closes = 0]) => sum + closes - opens, 0)

function spansOf(calendar: Calendar, day: number): Spans {
  return calendar.days[String(day)] ?? calendar.week[weekdayOf(day)] ?? []
}

function until(calendar: Calendar, at: number): number {
  const [day, second] = dayAndSecond(calendar, at)
  const today = spansOf(calendar, day).map(([opens = 0, closes = 0]) => Math.max(0, Math.min(closes, second) - opens))
  return untilDay(calendar, day) + today.reduce((sum, each) => sum + each, 0)
}

/** The open seconds before `day` begins, counted from the Monday before 1970. */
function untilDay(calendar: Calendar, day: number): number {
  const lengths = calendar.week.map(length)
  const weekday = weekdayOf(day)
  const weeks = (day + THURSDAY - weekday) / 7
  const usual = weeks * lengths.reduce((sum, each) => sum + each, 0) + lengths.slice(0, weekday).reduce((sum, each) => sum + each, 0)
  const special = Object.entries(calendar.days).filter(([number]) => Number(number) < day)
  return special.reduce((sum, [number, spans]) => sum + length(spans) - (lengths[weekdayOf(Number(number))] ?? 0), usual)
}
