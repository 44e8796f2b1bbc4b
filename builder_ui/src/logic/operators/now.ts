/** `now`: the moment at which the form is looked at. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'now',
  evaluate: (_written, { scope }) => scope.now,
  type: () => 'instant',
}
