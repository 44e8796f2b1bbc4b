/** `duration`: so many seconds, minutes, hours, days or weeks. */
import { exact } from '../arithmetic'
import { SECONDS } from '../dates'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'duration',
  evaluate: ([count, unit], { run }) => {
    const many = run(count)
    return typeof many === 'number' ? exact(many * (SECONDS[String(unit)] ?? 0)) : null
  },
  type: () => 'duration',
}
