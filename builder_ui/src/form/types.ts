/** The logic types of a form's fields, as far as calculating needs them: money must be told from whole numbers. Pure. */
import type { FieldView } from '../api/form'
import { ANY, type Type, type Types } from '../logic/types'

const TYPES: Readonly<Record<string, Type>> = {
  money: 'money',
  integer: 'integer',
  rating: 'integer',
  switch: 'boolean',
  date: 'date',
  datetime: 'instant',
}

export function typesOf(fields: readonly FieldView[]): Types {
  return Object.fromEntries(fields.map((field) => [field.id, typeOf(field)]))
}

function typeOf({ type, config }: FieldView): Type {
  if (type === 'subtable') return { list: { record: typesOf(config.fields ?? []) } }
  return TYPES[type === 'formula' ? (config.shown_as ?? '') : type] ?? ANY
}
