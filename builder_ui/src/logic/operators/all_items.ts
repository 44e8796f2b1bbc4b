/** `all`: every item fulfils the condition; false for an empty list. */
import { said } from '../lists'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'all',
  evaluate: (written, context) => {
    const found = said(written, context)
    return found.length > 0 && found.every((holds) => holds === true)
  },
}
