/** A form as it stands on the canvas: sections with their fields; what no section names comes last. Pure. */
import type { Block, FormBody, SectionBlock } from './document'

/** The place of fields that no section names. */
export const REST = ''

export interface Part {
  id: string
  section: SectionBlock | null
  fields: Block[]
}

export interface Place {
  section: string
  index: number
}

export function parts(body: FormBody): Part[] {
  const byId = new Map(body.fields.map((field) => [field.id, field]))
  const layout = body.layout ?? []
  const named = new Set(layout.flatMap((section) => section.fields))
  const rest = body.fields.filter((field) => !named.has(field.id))
  const sections = layout.map((section): Part => ({ id: section.id, section, fields: section.fields.flatMap((id) => byId.get(id) ?? []) }))
  return rest.length > 0 || layout.length === 0 ? [...sections, { id: REST, section: null, fields: rest }] : sections
}

export function placeOf(body: FormBody, field: string): Place | null {
  for (const part of parts(body)) {
    const index = part.fields.findIndex((each) => each.id === field)
    if (index >= 0) return { section: part.id, index }
  }
  return null
}

/** The fields from top to bottom. */
export function inOrder(body: FormBody): string[] {
  return parts(body).flatMap((part) => part.fields.map((field) => field.id))
}

/** One step up or down, over the edge of a section into the next; null where there is no further. */
export function beside(body: FormBody, field: string, step: -1 | 1): Place | null {
  const at = placeOf(body, field)
  const all = parts(body)
  const part = all.findIndex((each) => each.id === at?.section)
  const here = all[part]
  if (!at || !here) return null
  const index = at.index + step
  if (index >= 0 && index < here.fields.length) return { section: here.id, index }
  const next = all[part + step]
  return next ? { section: next.id, index: step < 0 ? next.fields.length : 0 } : null
}

/** Where something new goes: after `field`, or at the end of the last section. */
export function after(body: FormBody, field: string | null): Place {
  const at = field === null ? null : placeOf(body, field)
  if (at) return { section: at.section, index: at.index + 1 }
  const last = parts(body).at(-1)
  return { section: last?.id ?? REST, index: last?.fields.length ?? 0 }
}

/** A place between what is drawn: before a field of a section, or at its end. */
export interface Beside {
  section: string
  before: string | null
}

/** The place as a number, once `field`, where it is there already, is lifted out. */
export function placed(body: FormBody, { section, before }: Beside, field?: string): Place {
  const others = parts(body).find((part) => part.id === section)?.fields.filter((each) => each.id !== field) ?? []
  const all = parts(body).find((part) => part.id === section)?.fields ?? []
  // Before itself means: where it stands.
  const next = before === field ? all[all.findIndex((each) => each.id === before) + 1]?.id : before
  const at = others.findIndex((each) => each.id === next)
  return { section, index: at < 0 ? others.length : at }
}
