/** `weekday`: which day of the week a date is, 1 for Monday to 7 for Sunday. */
import { weekdayOf } from '../dates'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'weekday',
  evaluate: ([part], { run }) => {
    const day = run(part)
    return typeof day === 'string' ? weekdayOf(day) : null
  },
  type: () => 'integer',
}
