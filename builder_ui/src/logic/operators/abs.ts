/** `abs`: the size of a number without its sign. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'abs',
  evaluate: ([part], { run }) => {
    const value = run(part)
    return typeof value === 'number' ? Math.abs(value) : null
  },
  type: ([part], { typeOf }) => typeOf(part),
}
