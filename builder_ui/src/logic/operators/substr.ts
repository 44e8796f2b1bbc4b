/** `substr`: a part of a text, by characters. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'substr',
  evaluate: (written, { run }) => {
    const [text, start, length] = written.map((part) => run(part))
    if (typeof text !== 'string' || typeof start !== 'number' || length === null) return null
    const tail = [...text].slice(start)
    return (length === undefined ? tail : tail.slice(0, Number(length))).join('')
  },
}
