/** `date_diff`: how many whole days lie between two dates. */
import { daysBetween } from '../dates'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'date_diff',
  evaluate: (written, { run }) => {
    const [later, earlier] = written.map((part) => run(part))
    return typeof later === 'string' && typeof earlier === 'string' ? daysBetween(later, earlier) : null
  },
  type: () => 'integer',
}
