/** `date_add`: a date, or a date with time, moved by a number of units. */
import { exact } from '../arithmetic'
import { addTo, SECONDS } from '../dates'
import { seconds } from '../literals'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'date_add',
  evaluate: ([start, count, unit], { run, typeOf }) => {
    const [from, many] = [run(start), run(count)]
    if (typeof many !== 'number' || from === null) return null
    const size = SECONDS[String(unit)]
    if (typeof from === 'number') return size === undefined ? null : exact(from + many * size)
    const day = String(from)
    const at = typeOf(start) === 'instant' || day.length > 10 ? seconds(day) : null
    return at === null ? addTo(day, many, String(unit)) : exact(at + many * (size ?? 0))
  },
  type: ([start], { typeOf }) => typeOf(start),
}
