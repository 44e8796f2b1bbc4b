/** `in`: the left side is an item of the list, or a part of the text, on the right. */
import { isIn } from '../membership'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'in',
  evaluate: ([part, whole], { run }) => isIn(run(part), run(whole)),
}
