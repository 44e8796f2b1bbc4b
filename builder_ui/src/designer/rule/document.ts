/** A rule as its definition writes it: a reaction, or a decision table. Pure. */
import type { Words } from '../../api/words'

export interface Block {
  type: string
  v?: number
  config?: Record<string, unknown>
}

export interface ActionBlock extends Block {
  id: string
}

/** One question of a cell by the name of its comparison: {">": 20000}; several must all hold. */
export type Cell = Readonly<Record<string, unknown>>

export interface Input {
  expr: unknown
  type?: string
  label?: Words
}

export interface Output {
  name: string
  values?: unknown[] | null
  default?: unknown
  label?: Words
}

export interface Row {
  id?: string
  when: Cell[]
  then: unknown[]
}

/** What the table must answer for these values. */
export interface TableTest {
  id?: string
  when: Record<string, unknown>
  then: unknown
  now?: number
}

export interface Table {
  hit: string
  agg?: string | null
  inputs: Input[]
  outputs: Output[]
  rules: Row[]
  tests?: TableTest[]
}

export interface RuleBody {
  type: string
  form: string
  trigger: Block
  when?: unknown
  then?: ActionBlock[]
  table?: Table
  priority?: number
  enabled?: boolean
}

export interface RuleDocument {
  $schema?: string
  kind: 'rule'
  key: string
  version: number
  name: Words
  body: RuleBody
}

export type Edit = (document: RuleDocument) => RuleDocument

export const BODY_ORDER = ['type', 'form', 'trigger', 'priority', 'enabled', 'when', 'then', 'table']
export const TABLE_ORDER = ['hit', 'agg', 'inputs', 'outputs', 'rules', 'tests']
