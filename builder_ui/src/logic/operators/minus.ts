/** `-`: the difference, or with one operand the negative. */
import { calculated, typeOfCalculation } from '../arithmetic'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: '-',
  evaluate: (written, context) => {
    if (written.length > 1) return calculated('-', written, context, (left, right) => left - right)
    const value = context.run(written[0])
    return typeof value === 'number' ? 0 - value : null
  },
  type: (written, context) => typeOfCalculation('-', written, context),
}
