/** `if`: the value after the first condition that holds, else the last one. */
import { readAs } from '../literals'
import type { Context, Operator } from '../operator'
import { commonType, type Type } from '../types'

export const operator: Operator = {
  symbol: 'if',
  evaluate: (written, context) => {
    const chosen = written.findIndex((_, at) => isResult(written, at) && holds(written, at, context))
    return chosen < 0 ? null : readAs(context.run(written[chosen]), typeOfChoice(written, context))
  },
  type: typeOfChoice,
}

/** Conditions and results take turns; one left over at the end is what else there is. */
function isResult(written: unknown[], at: number): boolean {
  return at % 2 === 1 || at === written.length - 1
}

function holds(written: unknown[], at: number, { run }: Context): boolean {
  return at % 2 === 0 || run(written[at - 1]) === true
}

function typeOfChoice(written: unknown[], { typeOf }: Context): Type {
  return commonType(written.filter((_, at) => isResult(written, at)).map((part) => typeOf(part)))
}
