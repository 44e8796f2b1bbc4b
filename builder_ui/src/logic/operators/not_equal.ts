/** `!=`: exactly the opposite of `==`, so true where a side is absent. */
import { operator as equal } from './equal'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: '!=',
  evaluate: (written, context) => !equal.evaluate(written, context),
}
