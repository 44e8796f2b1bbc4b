/** `filter`: the items that fulfil the condition. */
import { scopes } from '../lists'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'filter',
  evaluate: ([of, body], context) =>
    scopes(of, context)
      .filter((inside) => context.run(body, inside) === true)
      .map((inside) => inside.names),
  type: ([of], { typeOf }) => typeOf(of),
}
