/** `changed`: whether the event changed a field; from empty to a value counts. */
import { operator as variable } from './var'
import { operator as was, outside } from './was'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'changed',
  evaluate: ([field], context) => {
    const now = variable.evaluate([String(field)], outside(context))
    return JSON.stringify(now) !== JSON.stringify(was.evaluate([field], context))
  },
}
