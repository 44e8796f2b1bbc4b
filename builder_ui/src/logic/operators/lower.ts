/** `lower`: a text in lower case. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'lower',
  evaluate: ([part], { run }) => {
    const text = run(part)
    return typeof text === 'string' ? text.toLowerCase() : null
  },
}
