/** `min`: the smallest of the values; empty where one is. */
import { order } from '../compare'
import { together } from '../literals'
import type { Operator } from '../operator'
import { commonType } from '../types'

export const operator: Operator = {
  symbol: 'min',
  evaluate: (written, { run }) => {
    const values = together(written.map((part) => run(part)))
    return values.includes(null) ? null : values.reduce((best, value) => (order(value, best) < 0 ? value : best))
  },
  type: (written, { typeOf }) => commonType(written.map((part) => typeOf(part))),
}
