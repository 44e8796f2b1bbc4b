/** Service policies and calendars tried as they are drawn now, on the last tickets. Nothing is written. */
import { queryOptions } from '@tanstack/react-query'
import type { FormView } from './form'
import { get, post } from './http'
import type { Atom, Tried, WhyNot } from './rules'
import type { Words } from './words'

export interface PolicyItem {
  record: Tried
  applies: boolean | null
  answer: Words
  marks: string[]
}

export interface PolicyTrial {
  kind: string
  enabled: boolean
  forms: ({ key: string } & Words)[]
  tried: number
  applied: number
  /** The caller may not see what decides on these. */
  hidden: number
  /** For these there was no time. */
  left: number
  marks: { key: string; text: Words; records: number }[]
  items: PolicyItem[]
}

export interface PolicyLine {
  what: Words
  said: Words
  before: Words | null
  tone: 'good' | 'bad' | 'warn' | 'plain'
  atoms: Atom[]
}

export interface PolicyWhy extends PolicyItem {
  checks: WhyNot['checks']
  lines: PolicyLine[]
}

export interface Stretch {
  from: number
  to: number
  open: boolean
  names: Words[]
}

export interface Hours {
  at: number
  zone: string
  more: boolean
  stretches: Stretch[]
}

export const tryPolicy = (policy: object, bundle: string) => post<PolicyTrial>('/policies/try', { policy, bundle })

export const whyPolicy = (policy: object, bundle: string, record: number) => post<PolicyWhy>('/policies/why', { policy, bundle, record })

export const askCalendar = (calendar: object, from: number, minutes: number) => post<Hours>('/calendars/ask', { calendar, from, minutes })

/** The calendars that expressions of this application count by, drafts before what is in force. */
export const calendarsQuery = (bundle: string) =>
  queryOptions({
    queryKey: ['bundles', bundle, 'calendars'],
    queryFn: async () => (await get<{ calendars: NonNullable<FormView['calendars']> }>('/calendars', { bundle })).calendars,
  })
