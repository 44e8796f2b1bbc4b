/** What a form holds before anybody has filled in anything. Pure. */
import type { FieldView } from '../api/form'
import type { Answers } from './present'

export function blank(fields: readonly FieldView[]): Answers {
  const given = fields.filter((field) => field.default !== undefined && field.default !== null)
  // A table that must be filled begins with a row to fill.
  const tables = fields.filter((field) => field.type === 'subtable' && field.required === true)
  return Object.fromEntries([...tables.map((field) => [field.id, [{}]]), ...given.map((field) => [field.id, field.default])])
}
