/** Who uses a field: every place of every document that names it, so that nothing is deleted unseen. Pure. */
import type { Words } from '../api/words'

export interface Draft {
  kind: string
  key: string
  name: Words
  version: number
  state: 'new' | 'changed' | 'same'
  document: { body?: Record<string, unknown> }
}

export interface Use {
  kind: string
  key: string
  name: Words
  pointer: string
}

/** Places that hold words for people or names of other things, never a field. */
const OTHER = new Set(['label', 'name', 'message', 'help', 'title_text', 'body', 'type', 'chart', 'category', 'form', 'flow', 'status', 'group', 'channel', 'tag'])

/** All uses of `field` of `form`, but for the field's own block and the lists of its own form. */
export function usesOf(drafts: readonly Draft[], form: string, field: string): Use[] {
  return drafts.flatMap((draft) => {
    const found = pointers(draft, form, field)
    return found.map((pointer) => ({ kind: draft.kind, key: draft.key, name: draft.name, pointer }))
  })
}

function pointers(draft: Draft, form: string, field: string): string[] {
  const body = draft.document.body ?? {}
  const own = draft.kind === 'form' && draft.key === form
  if (own) return inForm(body, field)
  if (draft.kind === 'role') return inRole(body, form, field)
  if (draft.kind === 'form') return [...seek(body, field, '/body', form)].filter((pointer) => pointer.includes('/config/'))
  return body.form === form ? [...seek(body, field, '/body', null)] : []
}

function inForm(body: Record<string, unknown>, field: string): string[] {
  const fields = (body.fields ?? []) as { id: string }[]
  const others = fields.flatMap((block, index) => (block.id === field ? [] : [...seek({ ...block, id: null }, field, `/body/fields/${index}`, null)]))
  const rules = [...seek({ layout: body.layout, validations: body.validations }, field, '/body', null)]
  return [...others, ...rules.filter((pointer) => !/^\/body\/layout\/\d+\/fields\//.test(pointer))]
}

function inRole(body: Record<string, unknown>, form: string, field: string): string[] {
  const grants = (body.grants ?? []) as { form?: string }[]
  return grants.flatMap((grant, index) => (grant.form === form ? [...seek(grant, field, `/body/grants/${index}`, null)] : []))
}

/** Pointers of strings and keys that name the field; with `form`, only inside settings that name this form. */
function* seek(value: unknown, field: string, pointer: string, form: string | null): Generator<string> {
  if (typeof value === 'string') {
    if (form === null && value.split('.')[value.startsWith('_') ? 1 : 0] === field) yield pointer
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* seek(each, field, `${pointer}/${index}`, form)
  } else if (typeof value === 'object' && value !== null) {
    const here = form !== null && (value as { form?: unknown }).form === form ? null : form
    for (const [key, each] of Object.entries(value)) {
      if (key === field && here === null && pointer.endsWith('/values')) yield `${pointer}/${key}`
      if (!OTHER.has(key) || typeof each === 'object') yield* seek(key === 'label' ? null : each, field, `${pointer}/${key}`, here)
    }
  }
}
