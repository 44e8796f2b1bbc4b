/** `+`: adds numbers, money or durations. */
import { calculated, typeOfCalculation } from '../arithmetic'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: '+',
  evaluate: (written, context) => calculated('+', written, context, (left, right) => left + right),
  type: (written, context) => typeOfCalculation('+', written, context),
}
