/** Everything that can be done to a form: each takes the document and answers the next one. Pure. */
import { parts, placeOf, REST, type Place } from './canvas'
import type { Block, Change, FormBody, FormDocument, SectionBlock } from './document'
import { put, without } from './ordered'

export type Edit = Change<FormDocument>

export const BODY_ORDER = 'fields layout validations statuses initial title number flow customer category customer_field enabled closed public list'.split(' ')
export const FIELD_ORDER = 'id type v config label help required visible readonly default sensitive unique searchable'.split(' ')

const inBody = (change: (body: FormBody) => FormBody): Edit => (document) => {
  const body = change(document.body)
  return body === document.body ? document : { ...document, body }
}

export const setName = (name: FormDocument['name']): Edit => (document) => ({ ...document, name })

export const setBody = (key: string, value: unknown): Edit => inBody((body) => put(body, key, value, BODY_ORDER))

/** Whether it takes new submissions; what people read while it does not goes with the switch. */
export const setEnabled = (on: boolean): Edit =>
  inBody((body) => (on ? without(without(body, 'enabled'), 'closed') : put(body, 'enabled', false, BODY_ORDER)))

export function setField(id: string, key: string, value: unknown): Edit {
  return inBody((body) => withFields(body, body.fields.map((field) => (field.id === id ? put(field, key, value, FIELD_ORDER) : field))))
}

export function setSetting(id: string, key: string, value: unknown, order: readonly string[]): Edit {
  return (document) => {
    const field = document.body.fields.find((each) => each.id === id)
    return field ? setField(id, 'config', put(field.config ?? {}, key, value, order))(document) : document
  }
}

export function addField(block: Block, place: Place): Edit {
  return inBody((body) => {
    const before = parts(body).find((part) => part.id === place.section)?.fields[place.index - 1]
    const at = before ? body.fields.indexOf(before) + 1 : body.fields.length
    return placed({ ...body, fields: body.fields.toSpliced(at, 0, block) }, block.id, place)
  })
}

export const moveField = (id: string, place: Place): Edit => inBody((body) => placed(body, id, place))

export function duplicateField(id: string, copy: Block): Edit {
  return (document) => {
    const place = placeOf(document.body, id)
    return place ? addField(copy, { section: place.section, index: place.index + 1 })(document) : document
  }
}

/** The field and every list in which it stands; conditions that read it stay, and the check names them. */
export function removeField(id: string): Edit {
  return inBody((body) => {
    const left = withFields(body, body.fields.filter((field) => field.id !== id))
    const lists = dropFromLists(left, id)
    const singles = (['category', 'customer_field'] as const).filter((key) => lists[key] === id)
    return singles.reduce<FormBody>((found, key) => without(found, key), lists)
  })
}

export function addSection(section: SectionBlock): Edit {
  return inBody((body) => {
    // The first section takes what was there: nothing jumps below it.
    const fields = body.layout ? section.fields : body.fields.map((field) => field.id)
    return put(body, 'layout', [...(body.layout ?? []), { ...section, fields }], BODY_ORDER)
  })
}

export function setSection(id: string, key: string, value: unknown): Edit {
  const order = ['id', 'label', 'fields', 'visible']
  return inBody((body) => withLayout(body, (body.layout ?? []).map((each) => (each.id === id ? put(each, key, value, order) : each))))
}

export function moveSection(id: string, step: -1 | 1): Edit {
  return inBody((body) => {
    const layout = body.layout ?? []
    const at = layout.findIndex((each) => each.id === id)
    const section = layout[at]
    if (!section || !layout[at + step]) return body
    return withLayout(body, layout.toSpliced(at, 1).toSpliced(at + step, 0, section))
  })
}

/** Its fields go to the section above it, or below where it was the first; the last one leaves a form without sections. */
export function removeSection(id: string): Edit {
  return inBody((body) => {
    const layout = body.layout ?? []
    const at = layout.findIndex((each) => each.id === id)
    const section = layout[at]
    if (!section) return body
    if (layout.length === 1) return without(body, 'layout')
    const heir = at > 0 ? at - 1 : 1
    const merge = (fields: string[]) => (at > 0 ? [...fields, ...section.fields] : [...section.fields, ...fields])
    return withLayout(body, layout.map((each, index) => (index === heir ? { ...each, fields: merge(each.fields) } : each)).toSpliced(at, 1))
  })
}

function placed(body: FormBody, id: string, { section, index }: Place): FormBody {
  const layout = body.layout?.map((each) => (each.fields.includes(id) ? { ...each, fields: each.fields.filter((other) => other !== id) } : each))
  const lifted = layout ? withLayout(body, layout) : body
  if (section !== REST) {
    const into = (each: SectionBlock) => ({ ...each, fields: each.fields.toSpliced(index, 0, id) })
    return withLayout(lifted, (lifted.layout ?? []).map((each) => (each.id === section ? into(each) : each)))
  }
  const rest = parts(lifted).find((part) => part.id === REST)?.fields.filter((field) => field.id !== id) ?? []
  const own = lifted.fields.find((field) => field.id === id)
  const others = lifted.fields.filter((field) => field.id !== id)
  const next = rest[index]
  if (!own) return lifted
  return withFields(lifted, others.toSpliced(next ? others.indexOf(next) : others.length, 0, own))
}

function dropFromLists(body: FormBody, id: string): FormBody {
  const drop = <T extends string[] | undefined>(list: T): T => (list?.includes(id) ? (list.filter((each) => each !== id) as T) : list)
  const next = { ...body }
  if (body.layout) next.layout = body.layout.map((section) => ({ ...section, fields: drop(section.fields) }))
  if (body.title) next.title = drop(body.title)
  if (body.public) next.public = { ...body.public, fields: drop(body.public.fields) }
  if (body.list) next.list = put({ ...body.list, columns: drop(body.list.columns) }, 'filters', drop(body.list.filters), ['columns', 'sort', 'filters'])
  return next
}

function withFields(body: FormBody, fields: Block[]): FormBody {
  const unchanged = fields.length === body.fields.length && fields.every((field, index) => field === body.fields[index])
  return unchanged ? body : { ...body, fields }
}

const withLayout = (body: FormBody, layout: SectionBlock[]): FormBody => put(body, 'layout', layout, BODY_ORDER)
