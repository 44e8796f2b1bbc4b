/** `was`: the value a field had before the event. */
import type { Context } from '../operator'
import { ANY } from '../types'
import { operator as variable } from './var'
import type { Operator } from '../operator'

export const operator: Operator = {
  symbol: 'was',
  evaluate: ([field], context) => variable.evaluate([`_old.${String(field)}`], outside(context)),
  type: ([field], context) => variable.type?.([String(field)], outside(context)) ?? ANY,
}

/** The record's own scope, also from inside a list. */
export function outside(context: Context): Context {
  const { record, recordType } = context.scope
  return { ...context, scope: { ...context.scope, names: record, type: recordType } }
}
