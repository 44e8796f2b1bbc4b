/** Connectors as they are drawn: their calls, and what each is given and gives. Pure. */
import type { Words } from '../api/words'

export interface ConnectorCall {
  id: string
  name: Words
  method: string
  path: string
  gives?: { id: string; type: string; at?: string }[]
}

export interface ConnectorBody {
  base_url: string
  headers?: Record<string, string>
  calls: ConnectorCall[]
}

/** The names in the braces of a path. */
export const slotsOf = (call: ConnectorCall | undefined): string[] => [...(call?.path ?? '').matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map((slot) => slot[1] ?? '')

export const callsOf = (body: Readonly<Record<string, unknown>> | undefined): ConnectorCall[] => (Array.isArray(body?.calls) ? (body.calls as ConnectorCall[]) : [])
