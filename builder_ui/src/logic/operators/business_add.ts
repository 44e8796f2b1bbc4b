/** `business_add`: the time at which so much of a calendar's working time has passed. */
import { after, calendarOf } from '../calendars'
import { readAs } from '../literals'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'business_add',
  evaluate: ([start, duration, key], context) => {
    const at = readAs(context.run(start), 'instant')
    const seconds = readAs(context.run(duration), 'duration')
    const calendar = calendarOf(key, context)
    return typeof at === 'number' && typeof seconds === 'number' && calendar ? after(at, seconds, calendar) : null
  },
  type: () => 'instant',
}
