/** `upper`: a text in upper case. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'upper',
  evaluate: ([part], { run }) => {
    const text = run(part)
    return typeof text === 'string' ? text.toUpperCase() : null
  },
}
