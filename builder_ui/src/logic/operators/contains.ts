/** `contains`: the list has the item, or the text has the part, on the right. */
import { isIn } from '../membership'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'contains',
  evaluate: ([whole, part], { run }) => isIn(run(part), run(whole)),
}
