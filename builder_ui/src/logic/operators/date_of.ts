/** `date_of`: the local date of a date with time. */
import { dayOf, offset } from '../dates'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'date_of',
  evaluate: ([part, zone], { run }) => {
    const at = run(part)
    return typeof at === 'number' ? dayOf(at, offset(zone)) : null
  },
  type: () => 'date',
}
