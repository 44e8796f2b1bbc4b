/** `or`: at least one condition holds. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'or',
  evaluate: (written, { run }) => written.some((part) => run(part) === true),
}
