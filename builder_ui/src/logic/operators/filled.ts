/** `filled`: there is a value: not nothing, not an empty text, not an empty list. */
import { operator as empty } from './empty'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'filled',
  evaluate: (written, context) => !empty.evaluate(written, context),
}
