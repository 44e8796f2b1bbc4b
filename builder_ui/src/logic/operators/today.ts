/** `today`: the local date of now. */
import { dayOf, offset } from '../dates'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'today',
  evaluate: ([zone], { scope }) => dayOf(scope.now, offset(zone)),
  type: () => 'date',
}
