/** `reduce`: one value worked out from a list, item by item. */
import { scopes } from '../lists'
import { readAs } from '../literals'
import type { Context } from '../operator'
import { itemOf, type Type } from '../types'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'reduce',
  evaluate: ([of, body, start], context) => {
    const soFar = typeOfReduction([of, body, start], context)
    let found = readAs(context.run(start), soFar)
    for (const inside of scopes(of, context)) {
      const names = { current: inside.names, accumulator: found }
      const type = { record: { current: inside.type, accumulator: soFar } }
      found = kept(context.run(body, { ...inside, names, type }))
    }
    return found
  },
  type: typeOfReduction,
}

const LONGEST = 100_000

/** A text that grows longer with every item is given up, counted in characters as the server does. */
function kept(found: unknown): unknown {
  return typeof found === 'string' && found.length > LONGEST && [...found].length > LONGEST ? null : found
}

/** A number written down as the start takes the type of what is worked out from it. */
function typeOfReduction([of, body, start]: unknown[], { scope, typeOf }: Context): Type {
  const begins = typeOf(start)
  if (typeof start !== 'number') return begins
  const type = { record: { current: itemOf(typeOf(of)), accumulator: begins } }
  const found = typeOf(body, { ...scope, names: null, type })
  return found === 'any' ? begins : found
}
