/** `count`: how many items a list has, or how many fulfil a condition. */
import { said } from '../lists'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'count',
  evaluate: (written, context) => {
    const found = said(written, context)
    return written.length > 1 ? found.filter((holds) => holds === true).length : found.length
  },
  type: () => 'integer',
}
