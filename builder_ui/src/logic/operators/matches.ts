/** `matches`: the text has a part that fits the pattern, written in what RE2 and JavaScript share. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'matches',
  evaluate: ([part, pattern], { run }) => {
    const text = run(part)
    return typeof text === 'string' && new RegExp(String(pattern), 'u').test(text)
  },
}
