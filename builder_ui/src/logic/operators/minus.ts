/** `-`: the difference, or with one operand the negative. */
import { calculated, typeOfCalculation } from '../arithmetic'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: '-',
  evaluate: (written, context) => calculated('-', written.length > 1 ? written : [0, ...written], context, (left, right) => left - right),
  type: (written, context) => typeOfCalculation('-', written, context),
}
