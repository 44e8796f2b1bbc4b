/** `var`: the value of a field, a system value, or the item of a list; the second operand where it is empty. */
import { readAs } from '../literals'
import type { Scope } from '../operator'
import { partOf, type Type } from '../types'
import type { Operator } from '../operator'

const OUTER = '_record'

export const operator: Operator = {
  symbol: 'var',
  evaluate: ([path, otherwise], { scope, run }) => {
    const { names, from } = way(path, scope)
    let found: unknown = from === 'record' ? scope.record : scope.names
    for (const name of names) found = isRecord(found) && Object.hasOwn(found, name) ? found[name] : null
    return found ?? (otherwise === undefined ? null : readAs(run(otherwise), typeOfPath(path, scope)))
  },
  type: ([path], { scope }) => typeOfPath(path, scope),
}

function typeOfPath(path: unknown, scope: Scope): Type {
  const { names, from } = way(path, scope)
  return names.reduce<Type>(partOf, from === 'record' ? scope.recordType : scope.type)
}

/** Inside a list `_record.<id>` is the record; anywhere else such a name is a name like any other. */
function way(path: unknown, scope: Scope): { names: string[]; from: 'record' | 'item' } {
  const names = path === '' || path === null || path === undefined ? [] : String(path).split('.')
  const inItem = scope.names !== scope.record
  return inItem && names[0] === OUTER ? { names: names.slice(1), from: 'record' } : { names, from: 'item' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
