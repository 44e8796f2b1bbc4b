/** `any`, also written `some`: at least one item fulfils the condition. */
import { said } from '../lists'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'any',
  aliases: ['some'],
  evaluate: (written, context) => said(written, context).includes(true),
}
