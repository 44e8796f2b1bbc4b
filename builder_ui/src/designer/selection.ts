/** What is selected in the form designer, and which part of the form a problem's pointer means. Pure. */
import type { FormDocument } from './document'

export type Selection = { part: 'form' } | { part: 'section'; id: string } | { part: 'field'; id: string }

export const FORM: Selection = { part: 'form' }

export function selectionAt({ body }: FormDocument, pointer: string): Selection {
  const [, root, list, index] = pointer.split('/')
  if (root !== 'body') return FORM
  const field = list === 'fields' ? body.fields[Number(index)] : undefined
  if (field) return { part: 'field', id: field.id }
  const section = list === 'layout' ? body.layout?.[Number(index)] : undefined
  return section ? { part: 'section', id: section.id } : FORM
}

/** The property in the panel that the pointer means: "/body/fields/3/config/min" is "min" of field 3. */
export function settingAt(pointer: string): string | null {
  const [, , list, , key, inner] = pointer.split('/')
  if (list !== 'fields' && list !== 'layout') return list ?? null
  return (key === 'config' ? inner : key) ?? null
}

/** How many problems lie in each field and section, by "field:id" and "section:id". */
export function troubles(document: FormDocument, pointers: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const pointer of pointers) {
    const at = selectionAt(document, pointer)
    const key = at.part === 'form' ? 'form' : `${at.part}:${at.id}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}
