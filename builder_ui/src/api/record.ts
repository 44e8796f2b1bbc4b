/** Records and tickets: rows of a list, one ticket with its tasks and flow, and what can be done to it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Access } from './form'
import { address, call, get, patch, post } from './http'
import type { Words } from './words'

export interface Row {
  id: number
  number: string
  title: string
  status: string
  priority: string
  category: string | null
  channel: string
  assignee: { id: number; name: string } | null
  group: { key: string; name: Words | string } | null
  created_at: number
  updated_at: number
  due_at: number | null
  /** Its promised times stand still. */
  paused: boolean
  level: number
  tags: string[]
  rev: number
  data: Record<string, unknown>
  shown: Record<string, string>
}

export interface TaskAction {
  id: string
  label: Words
  kind?: 'primary' | 'default' | 'danger'
  /** Also while the checklist is open. */
  unchecked?: boolean
}

/** One thing to tick off; `required` before the task can be finished. */
export interface CheckItem {
  id: string
  label: Words
  required: boolean
  done: boolean
  by: { id: number; name: string } | null
  at: number | null
}

/** What a task allows beside its buttons, as its node says. */
export type Favour = 'add_signer' | 'remove_signer' | 'delegate' | 'send_back' | 'withdraw' | 'urge'

/** Where it goes when it is sent back; `straight`: it then comes back past what lies between. */
export interface WayBack {
  to: 'starter' | 'previous' | 'node'
  name: Words | null
  straight: boolean
}

/** Somebody who is asked at the same step. */
export interface Signer {
  user: { id: number; name: string } | null
  status: 'open' | 'waiting' | 'done'
  action: Words | null
}

export interface Task {
  id: string
  node: string
  name: Words | string
  kind: 'human' | 'approval' | 'resubmit'
  status: 'open' | 'done' | 'cancelled'
  user: { id: number; name: string } | null
  group: { key: string; name: Words | string } | null
  customer: boolean
  due_at: number | null
  mine: boolean
  can: ('claim' | 'release' | 'transfer' | Favour)[]
  actions: TaskAction[]
  checklist: CheckItem[]
  /** Parts of the form that the step shows. */
  sections: string[]
  fields: { id: string; access: Access; required?: boolean }[]
  instructions?: Words | null
  /** Whose it is, where they asked its holder to look at it first. */
  lent_by: { id: number; name: string } | null
  back: WayBack | null
  /** All who are asked at this step, where they are several. */
  signers: Signer[]
}

export type NodeState = 'done' | 'now' | 'todo' | 'skipped'

export interface FlowView {
  key: string
  name: Words
  status: string
  nodes: { id: string; type: string; name: Words | string; state: NodeState }[]
  edges: { from: string; to: string; port?: string }[]
}

/** A promised time: seconds are those of its working hours. `held` says how long each group had the ticket. */
export interface Promised {
  metric: string
  name: Words
  policy: Words
  /** By whose hours it counts; none: day and night. */
  calendar: Words | null
  state: 'running' | 'paused' | 'met' | 'stopped'
  target: number
  elapsed: number
  due_at: number | null
  warned_at: number | null
  breached_at: number | null
  ended_at: number | null
  held: { group: { key: string; name: Words } | null; seconds: number }[]
}

export interface Ticket extends Row {
  form: string
  form_release: number | null
  customer: { id: number; title: string } | null
  refs: Record<string, { id: number; title: string }>
  tasks: Task[]
  flow?: FlowView | null
  promises: Promised[]
  /** Buttons that rules put on the ticket, as far as this person may press them now. */
  buttons: RuleButton[]
  /** Why nobody may change it now. */
  frozen: Words | null
  /** Records that a rule linked with this one, because they hold the same values. */
  links: { id: number; title: string }[]
  /** Who was sent a copy by the flow, and has read it. */
  copies: Copy[]
  /** How much this person was told about it and has not read. */
  unread: number
  can: { write: boolean; reply: boolean }
  link?: string | null
}

export interface Reader {
  user: { id: number; name: string }
  at: number
  read_at: number | null
}

export interface Copy {
  node: string
  name: Words
  people: Reader[]
}

export interface RuleButton {
  rule: string
  label: Words
  confirm: Words | null
  danger: boolean
}

export interface RecordsAsk {
  form: string
  filter?: unknown
  status?: string
  q?: string
  sort?: string
}

interface Page {
  items: Row[]
  next: string | null
  total: number
}

export const recordsQuery = ({ filter, ...ask }: RecordsAsk) =>
  infiniteQueryOptions({
    queryKey: ['records', ask.form, { filter, ...ask }],
    queryFn: ({ pageParam, signal }) =>
      get<Page>('/records', { ...ask, filter: filter ? JSON.stringify(filter) : '', cursor: pageParam, limit: 50 }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })

/** Where the same list is fetched as a CSV file. */
export const exportAddress = ({ filter, ...ask }: RecordsAsk) =>
  address('/records/export', { ...ask, filter: filter ? JSON.stringify(filter) : '' })

export const recordQuery = (id: number) =>
  queryOptions({ queryKey: ['record', id], queryFn: () => get<Ticket>(`/records/${id}`) })

/** Also brings the link of the progress page, which the server tells this once. */
export const createRecord = (form: string, data: object, key: string) =>
  call<{ id: number; number: string; link?: string }>('POST', address(`/forms/${form}/records`, { link: 1 }), {
    body: { data },
    headers: { 'Idempotency-Key': key },
  })

/** A new address of the buyer's progress page; the one before ends. */
export const renewLink = (id: number) => post<{ link: string }>(`/records/${id}/link`)

/** Let a rule act on the record as it was read. */
export const pressButton = (id: number, rev: number, rule: string) =>
  post<Ticket | undefined>(`/records/${id}/buttons/${rule}`, {}, { 'If-Match': String(rev) })

export const saveRecord = (id: number, rev: number, data: object) =>
  patch<Ticket>(`/records/${id}`, { data }, { 'If-Match': String(rev) })
