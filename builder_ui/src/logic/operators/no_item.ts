/** `none`: no item fulfils the condition; true for an empty list. */
import { said } from '../lists'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'none',
  evaluate: (written, context) => !said(written, context).includes(true),
}
