/** `seconds_between`: the duration from one date with time to another. */
import { exact } from '../arithmetic'
import { together } from '../literals'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'seconds_between',
  evaluate: (written, { run }) => {
    const [later, earlier] = together([...written.map((part) => run(part)), 0])
    return typeof later === 'number' && typeof earlier === 'number' ? exact(later - earlier) : null
  },
  type: () => 'duration',
}
