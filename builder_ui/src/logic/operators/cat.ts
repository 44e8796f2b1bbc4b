/** `cat`: texts, numbers and dates joined; money is written in 元, nothing for empty ones. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'cat',
  evaluate: (written, { run, typeOf }) => written.map((part) => asText(run(part), typeOf(part) === 'money')).join(''),
  type: () => 'text',
}

function asText(value: unknown, money: boolean): string {
  if (value === null) return ''
  if (!money || typeof value !== 'number') return String(value)
  const size = Math.abs(value)
  return `${value < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}
