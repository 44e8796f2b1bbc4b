/** `hour_of`: the local hour of a date with time, 0 to 23. */
import { hourOf, offset } from '../dates'
import { readAs } from '../literals'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'hour_of',
  evaluate: ([time, zone], { run }) => {
    const at = readAs(run(time), 'instant')
    return typeof at === 'number' ? hourOf(at, offset(zone)) : null
  },
  type: () => 'integer',
}
