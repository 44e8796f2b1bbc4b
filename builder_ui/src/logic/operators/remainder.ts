/** `%`: what division leaves, with the sign of the left side; empty where divided by zero. */
import { calculated, typeOfCalculation } from '../arithmetic'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: '%',
  evaluate: (written, context) => calculated('%', written, context, (left, right) => (right === 0 ? null : left % right)),
  type: (written, context) => typeOfCalculation('%', written, context),
}
