/** An application as a map: each form with the flow, rules, reports and roles that belong to it. Pure. */
import type { Draft } from './uses'

export interface Area {
  form: Draft
  /** Key of the flow that its records go through: they are tickets then. */
  flows: Draft[]
  rules: Draft[]
  reports: Draft[]
  roles: Draft[]
  /** Other forms that its fields point at. */
  refers: string[]
  fields: number
  open: boolean
}

export interface Atlas {
  areas: Area[]
  /** Everything that belongs to no form of this application, by kind. */
  others: [kind: string, drafts: Draft[]][]
}

export function atlas(drafts: readonly Draft[]): Atlas {
  const forms = drafts.filter((draft) => draft.kind === 'form')
  const keys = new Set(forms.map((form) => form.key))
  const placed = (draft: Draft) => ['flow', 'rule', 'report'].includes(draft.kind) && keys.has(String(draft.document.body?.form))
  const others = drafts.filter((draft) => draft.kind !== 'form' && !placed(draft))
  const kinds = [...new Set(others.map((draft) => draft.kind))]
  return {
    areas: forms.map((form) => area(form, drafts)),
    others: kinds.map((kind) => [kind, others.filter((draft) => draft.kind === kind)]),
  }
}

function area(form: Draft, drafts: readonly Draft[]): Area {
  const of = (kind: string) => drafts.filter((draft) => draft.kind === kind && draft.document.body?.form === form.key)
  const body = form.document.body ?? {}
  const fields = (Array.isArray(body.fields) ? body.fields : []) as { type?: string; config?: { form?: string } }[]
  return {
    form,
    flows: of('flow'),
    rules: of('rule'),
    reports: of('report'),
    roles: drafts.filter((draft) => draft.kind === 'role' && grants(draft, form.key)),
    refers: [...new Set(fields.flatMap((field) => field.config?.form ?? []))],
    fields: fields.length,
    open: Boolean(body.public),
  }
}

function grants(role: Draft, form: string): boolean {
  const given = role.document.body?.grants
  return Array.isArray(given) && given.some((grant: { form?: string }) => grant.form === form || grant.form === '*')
}
