/** `ends_with`: the text ends with it (case matters). */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'ends_with',
  evaluate: (written, { run }) => {
    const [text, part] = written.map((each) => run(each))
    return typeof text === 'string' && typeof part === 'string' && text.endsWith(part)
  },
}
