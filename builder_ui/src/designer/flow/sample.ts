/** An answer of each sort to begin with, so that a flow can be tried at once. Pure. */
import type { Block } from '../document'

const PLAIN: Readonly<Record<string, unknown>> = {
  text: 'A',
  textarea: 'A',
  money: 10_000,
  integer: 1,
  number: 1,
  rating: 5,
  switch: true,
  consent: true,
  phone: '13800138000',
  email: 'a@example.com',
  date: '2026-01-02',
  datetime: 1_767_312_000,
}

/** Values of the fields that must be filled in. */
export function sample(fields: readonly Block[]): Record<string, unknown> {
  const needed = fields.filter((field) => field.required === true)
  return Object.fromEntries(needed.map((field) => [field.id, valueOf(field)]).filter(([, value]) => value !== undefined))
}

function valueOf(field: Block): unknown {
  const options = field.config?.options as { id: string }[] | undefined
  const [first] = options ?? []
  if (first) return field.type.startsWith('multi') || field.type.endsWith('group') ? [first.id] : first.id
  const least = field.config?.min
  return typeof least === 'number' && typeof PLAIN[field.type] === 'number' ? Math.max(least, PLAIN[field.type] as number) : PLAIN[field.type]
}
