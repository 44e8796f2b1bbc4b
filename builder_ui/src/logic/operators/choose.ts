/** `if`: the value after the first condition that holds, else the last one. */
import { ANY } from '../types'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'if',
  evaluate: (written, { run }) => {
    for (let at = 0; at + 1 < written.length; at += 2) if (run(written[at]) === true) return run(written[at + 1])
    return written.length % 2 === 1 ? run(written.at(-1)) : null
  },
  type: (written, { typeOf }) => {
    const results = written.filter((_, at) => at % 2 === 1 || (at === written.length - 1 && at % 2 === 0))
    return results.map((part) => typeOf(part)).find((type) => type !== 'integer' && type !== ANY) ?? typeOf(results[0])
  },
}
