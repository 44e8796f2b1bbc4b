/** `round`: to a number of decimals, halves upwards: floor(x · 10ⁿ + 0.5). */
import { halfUp, real } from '../arithmetic'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'round',
  evaluate: ([part, places = 0], { run }) => {
    const value = run(part)
    const number = typeof value === 'number' ? real(value) : null
    const whole = number === null ? null : halfUp(number * 10 ** Number(places))
    return whole === null ? null : whole / 10 ** Number(places)
  },
  type: ([, places]) => (places ? 'number' : 'integer'),
}
