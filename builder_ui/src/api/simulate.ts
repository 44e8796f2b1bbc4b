/** Trying a drawn flow: one step at a time on the server's engine; the state travels with the caller. */
import type { FlowDocument } from '../designer/flow/graph'
import { post } from './http'
import type { Words } from './words'

export interface SimulatedTask {
  id: number
  node: string
  name: Words
  who: Words
  due_at: number | null
  actions: { id: string; label: Words; kind: string }[]
  fields: { id: string; access: string; required: boolean }[]
}

export interface Simulated {
  now: number
  state: Record<string, unknown>
  values: Record<string, unknown>
  /** The record's values as people read them. */
  shown: Record<string, string>
  status: string
  tokens: { node: string; incident: { message?: Words } | null }[]
  tasks: SimulatedTask[]
  timers: { id: number; node: string; at: number }[]
  steps: { node: string; what: string; port: string | null; at: number; token: number }[]
  effects: { node: string; type: string; says: Record<string, unknown> }[]
}

export interface Move {
  data?: Record<string, unknown>
  task?: number
  action?: string
  wait?: number
}

export function simulate(bundle: string, flow: FlowDocument, before: Simulated | null, move: Move): Promise<Simulated> {
  const from = before ? { state: before.state, values: before.values, now: before.now } : {}
  return post<Simulated>('/flows/simulate', { bundle, flow, ...from, ...move })
}
