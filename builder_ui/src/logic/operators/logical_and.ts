/** `and`: every condition holds. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'and',
  evaluate: (written, { run }) => written.every((part) => run(part) === true),
}
