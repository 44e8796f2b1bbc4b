/** `business_time`: whether a date with time is working time of a calendar. */
import { calendarOf, isOpen } from '../calendars'
import { readAs } from '../literals'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'business_time',
  evaluate: ([time, key], context) => {
    const at = readAs(context.run(time), 'instant')
    const calendar = calendarOf(key, context)
    return typeof at === 'number' && calendar !== null && isOpen(at, calendar)
  },
  type: () => 'boolean',
}
