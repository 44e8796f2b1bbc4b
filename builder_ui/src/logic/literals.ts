/** Literals that take the type of what they stand beside: "48h" is a duration beside one, a written time an instant. */
import type { Type } from './types'

const DURATION = /^([0-9]{1,9})([smhdw])$/
const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** Published rules are type-checked: a text among numbers can only be a duration or a date with time. */
export function together(values: unknown[]): unknown[] {
  if (!values.some((value) => typeof value === 'number')) return values
  return values.map((value) => (typeof value === 'string' ? seconds(value) : value))
}

/** A value of which it is known where it stands: a text among times and durations was written down as one. */
export function readAs(value: unknown, type: Type): unknown {
  return typeof value === 'string' && (type === 'instant' || type === 'duration') ? seconds(value) : value
}

export function seconds(text: string): number | null {
  const [, count, unit] = DURATION.exec(text) ?? []
  if (count && unit) return Number(count) * (SECONDS[unit] ?? 0)
  const at = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(at) ? null : Math.floor(at / 1000)
}
