/** `map`: the list of what is worked out for each item. */
import { said } from '../lists'
import { itemOf } from '../types'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'map',
  evaluate: said,
  type: ([of, body], { scope, typeOf }) => ({ list: typeOf(body, { ...scope, names: null, type: itemOf(typeOf(of)) }) }),
}
