/** `business_minutes`: how many minutes of a calendar's working time lie between two dates with time. */
import { calendarOf, minutesBetween } from '../calendars'
import { readAs } from '../literals'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'business_minutes',
  evaluate: ([later, earlier, key], context) => {
    const [to, from] = [later, earlier].map((part) => readAs(context.run(part), 'instant'))
    const calendar = calendarOf(key, context)
    return typeof to === 'number' && typeof from === 'number' && calendar ? minutesBetween(to, from, calendar) : null
  },
  type: () => 'integer',
}
