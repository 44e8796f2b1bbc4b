/** `sum`: the items, or what is worked out for each, added up; empty ones add nothing. */
import { exact, real } from '../arithmetic'
import { said } from '../lists'
import type { Context } from '../operator'
import { itemOf, type Type } from '../types'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'sum',
  evaluate: (written, context) => {
    const decimals = typeOfSum(written, context) === 'number'
    let total: number | null = 0
    for (const value of said(written, context)) {
      if (typeof value === 'number' && total !== null) total = decimals ? real(total + value) : exact(total + value)
    }
    return total
  },
  type: typeOfSum,
}

function typeOfSum([of, ...bodies]: unknown[], { scope, typeOf }: Context): Type {
  const type = itemOf(typeOf(of))
  return bodies.length > 0 ? typeOf(bodies[0], { ...scope, names: null, type }) : type
}
