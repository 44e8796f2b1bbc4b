/** `normalise`: a text whose characters have one form each, so that ＶＩＰ is VIP (Unicode's NFKC). */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'normalise',
  evaluate: ([part], { run }) => {
    const text = run(part)
    return typeof text === 'string' ? text.normalize('NFKC') : null
  },
}
