/** `same_day`: two dates with time fall on one local date. */
import { dayOf, offset } from '../dates'
import { readAs } from '../literals'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'same_day',
  evaluate: ([time, other, zone], { run }) => {
    const [one, two] = [time, other].map((part) => {
      const at = readAs(run(part), 'instant')
      return typeof at === 'number' ? dayOf(at, offset(zone)) : null
    })
    return one !== null && one === two
  },
}
