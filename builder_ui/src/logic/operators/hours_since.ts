/** `hours_since`: how many hours ago a date with time was, with fractions. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'hours_since',
  evaluate: ([part], { run, scope }) => {
    const at = run(part)
    return typeof at === 'number' ? (scope.now - at) / 3600 : null
  },
  type: () => 'number',
}
