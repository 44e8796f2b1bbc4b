/** What the comparisons share: false where a side is absent, texts by code point. */
import { together } from './literals'
import type { Operator } from './operator'

/** Every neighbouring pair of operands `holds`. */
export function comparison(symbol: string, pairHolds: (order: number) => boolean): Operator {
  return {
    symbol,
    evaluate: (written, { run }) => {
      const sides = together(written.map((part) => run(part)))
      if (sides.includes(null)) return false
      return sides.slice(1).every((right, index) => pairHolds(order(sides[index], right)))
    },
  }
}

/** Negative, zero or positive as `left` stands before, with or after `right`; NaN where there is no order. */
export function order(left: unknown, right: unknown): number {
  if (left === right) return 0
  if (typeof left === 'string' && typeof right === 'string') return byCodePoint(left, right)
  return typeof left === 'number' && typeof right === 'number' ? left - right : Number.NaN
}

/** JavaScript's own `<` goes by UTF-16 units and puts 😀 before U+FF5E; the server and databases do not. */
function byCodePoint(left: string, right: string): number {
  const [a, b] = [[...left], [...right]]
  const at = a.findIndex((letter, index) => letter !== b[index])
  if (at < 0) return a.length - b.length
  const other = b[at]
  return other === undefined ? 1 : (a[at]?.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
}
