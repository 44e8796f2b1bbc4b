/** The logic types of a form's fields, as far as calculating needs them: money must be told from whole numbers. Pure. */
import type { FieldView } from '../api/form'
import { ANY, type Calendar, type Type, type Types } from '../logic/types'

const TYPES: Readonly<Record<string, Type>> = {
  money: 'money',
  integer: 'integer',
  rating: 'integer',
  switch: 'boolean',
  date: 'date',
  datetime: 'instant',
}

const CALENDARS = '_calendars'

/** Rows of a sub-table count working time by the calendars that their record has `around` them. */
export function typesOf(fields: readonly FieldView[], around: Types = {}): Types {
  const own = Object.fromEntries(fields.map((field): [string, Type] => [field.id, typeOf(field)]))
  const calendars = around[CALENDARS]
  return calendars ? { ...own, [CALENDARS]: calendars } : own
}

/** The calendars of a form, as they stand among its types. */
export function calendarsOf(calendars: Readonly<Record<string, Calendar>> = {}): Types {
  return { [CALENDARS]: { calendars } }
}

function typeOf({ type, config }: FieldView): Type {
  if (type === 'subtable') return { list: { record: typesOf(config.fields ?? []) } }
  return TYPES[type === 'formula' ? (config.shown_as ?? '') : type] ?? ANY
}
