/**
 * Evaluates the typed dialect of JsonLogic in the browser, so that a form reacts while it is filled in.
 *
 * json-logic-engine runs as a plain interpreter (nothing is compiled, so a strict CSP holds) and every method is ours:
 * one file in `operators/`, named like its Python twin. What is evaluated here was type-checked when it was published.
 */
import { LogicEngine } from 'json-logic-engine'
import type { Context, Operator, Scope } from './operator'
import { ANY, type Type, type Types } from './types'

export type Rule = boolean | number | string | null | { [operator: string]: unknown }
type Values = Readonly<Record<string, unknown>>

const files = import.meta.glob<{ operator: Operator }>('./operators/*.ts', { eager: true })

const bySymbol = new Map(
  Object.values(files).flatMap(({ operator }) => [operator.symbol, ...(operator.aliases ?? [])].map((name) => [name, operator])),
)

const listed = (written: unknown) => (Array.isArray(written) ? (written as unknown[]) : [written])

const methods = Object.fromEntries(
  [...bySymbol].map(([symbol, operator]) => [
    symbol,
    { lazy: true, method: (written: unknown, scope: Scope) => operator.evaluate(listed(written), contextOf(scope)) },
  ]),
)

const engine = new LogicEngine(methods, { disableInterpretedOptimization: true })

export const symbols: readonly string[] = [...bySymbol.keys()]

function contextOf(scope: Scope): Context {
  return {
    scope,
    run: (rule, inside = scope) => (engine.run(rule, inside) as unknown) ?? null,
    typeOf: (rule, inside = scope) => typeOf(rule, inside),
  }
}

function typeOf(rule: unknown, scope: Scope): Type {
  if (typeof rule === 'number') return Number.isSafeInteger(rule) ? 'integer' : 'number'
  if (typeof rule === 'string') return 'text'
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return ANY
  const [symbol, written] = Object.entries(rule)[0] ?? ['']
  return bySymbol.get(symbol)?.type?.(listed(written), contextOf(scope)) ?? ANY
}

/** The value of `rule` over `values`; `now` is in seconds UTC. */
export function evaluate(rule: unknown, values: Values, now: number, types: Types = {}): unknown {
  const type = { record: types }
  const scope: Scope = { names: values, type, record: values, recordType: type, now }
  const found = (engine.run(rule, scope) as unknown) ?? null
  // An empty yes/no field alone is a whole condition: no.
  return found === null && typeOf(rule, scope) === 'boolean' ? false : found
}

/** Whether a condition holds; one that is not written holds as `absent` says. */
export function holds(rule: unknown, values: Values, now: number, absent: boolean, types: Types = {}): boolean {
  if (rule === undefined || rule === null) return absent
  return evaluate(rule, values, now, types) === true
}
