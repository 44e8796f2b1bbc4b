/** Calendar arithmetic on "YYYY-MM-DD" and on seconds UTC; a date outside the years 1–9999 is absent. */
const DAY = 86_400
const EARLIEST = -62_135_596_800
const LATEST = 253_402_300_799

export const SECONDS: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: DAY, weeks: 7 * DAY }

/** Seconds east of UTC that a rule means: "+08:00" where it names none. */
export function offset(zone: unknown): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(String(zone ?? '+08:00')) ?? ['', '+', '08', '00']
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}

export function dayOf(instant: number, east: number): string | null {
  const local = instant + east
  return local >= EARLIEST && local <= LATEST ? new Date(local * 1000).toISOString().slice(0, 10) : null
}

export function hourOf(instant: number, east: number): number | null {
  const local = instant + east
  return local >= EARLIEST && local <= LATEST ? Math.floor((((local % DAY) + DAY) % DAY) / 3600) : null
}

const start = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000

export function daysBetween(later: string, earlier: string): number {
  return (start(later) - start(earlier)) / DAY
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(start(day) * 1000).getUTCDay() || 7
}

/** A day moved by days, weeks, months or years; the 31st becomes the last day of a shorter month. */
export function addTo(day: string, count: number, unit: string): string | null {
  if (unit === 'days' || unit === 'weeks') return dayOf(start(day) + count * (SECONDS[unit] ?? 0), 0)
  const from = new Date(start(day) * 1000)
  const months = from.getUTCFullYear() * 12 + from.getUTCMonth() + count * (unit === 'years' ? 12 : 1)
  const first = new Date(0)
  first.setUTCFullYear(Math.floor(months / 12), ((months % 12) + 12) % 12, 1)
  const last = new Date(first)
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)
  first.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate()))
  return dayOf(first.getTime() / 1000, 0)
}
