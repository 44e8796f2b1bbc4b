/** What one operator file gives: its symbol in JsonLogic, how it is evaluated, and the type of its answer. */
import type { Type } from './types'

export interface Scope {
  /** What `var` finds: the record's values, or one item of a list. */
  names: unknown
  type: Type
  /** The whole record, reached from inside a list as `_record.<id>`. */
  record: Readonly<Record<string, unknown>>
  recordType: Type
  /** Seconds UTC. */
  now: number
}

export interface Context {
  scope: Scope
  run(rule: unknown, inside?: Scope): unknown
  /** The type of an operand; only where money must be told from other whole numbers does anybody ask. */
  typeOf(rule: unknown, inside?: Scope): Type
}

export interface Operator {
  symbol: string
  aliases?: string[]
  evaluate(written: unknown[], context: Context): unknown
  /** Left out where the answer is never calculated with. */
  type?(written: unknown[], context: Context): Type
}
