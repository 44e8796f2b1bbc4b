/** `related_count`: other records are counted by the server; a page that is being filled in knows nothing of them. */
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'related_count',
  evaluate: () => null,
}
