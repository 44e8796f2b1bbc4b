/** `empty`: there is no value: nothing, an empty text or an empty list. Zero and no are values. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'empty',
  evaluate: ([part], { run }) => {
    const value = run(part)
    return value === null || value === '' || (Array.isArray(value) && value.length === 0)
  },
}
