/** `!`: the opposite of a condition; an empty yes/no field counts as no. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: '!',
  evaluate: ([part], { run }) => run(part) !== true,
}
