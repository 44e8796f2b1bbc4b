/** `length`: how many characters a text or how many items a list has. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'length',
  evaluate: ([part], { run }) => {
    const value = run(part)
    return typeof value === 'string' || Array.isArray(value) ? [...value].length : null
  },
  type: () => 'integer',
}
