/** Lengths of time in the largest unit that says them exactly. Pure. */
export const UNITS = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const

export type Unit = keyof typeof UNITS

export function spanOf(seconds: number): { count: number; unit: Unit } {
  // Two days are said as 48 hours: that is how deadlines are spoken of.
  if (seconds > 3 * UNITS.day && seconds % UNITS.day === 0) return { count: seconds / UNITS.day, unit: 'day' }
  if (seconds >= UNITS.hour && seconds % UNITS.hour === 0) return { count: seconds / UNITS.hour, unit: 'hour' }
  return seconds >= UNITS.minute && seconds % UNITS.minute === 0 ? { count: seconds / UNITS.minute, unit: 'minute' } : { count: seconds, unit: 'second' }
}
