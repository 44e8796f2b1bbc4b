/** A call of a connector on paper: nothing is sent. */
import { post } from './http'

export interface Rehearsed {
  method: string
  url: string | null
  headers: Record<string, string>
  body: Record<string, unknown> | null
  missing: string[]
  secrets: { name: string; state: 'set' | 'unset' | 'elsewhere' }[]
  taken: { id: string; type: string; value: unknown; fits: boolean }[] | null
}

export interface Sample {
  body: Readonly<Record<string, unknown>>
  call: string
  given: Record<string, unknown>
  answered: boolean
  answer: unknown
}

export const tryCall = (sample: Sample) => post<Rehearsed>('/connectors/try', sample)
