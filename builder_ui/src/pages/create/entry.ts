/** What is asked when a record is entered; what its flow asks later is only mentioned. Pure. */
import type { FormView } from '../../api/form'
import type { Words } from '../../api/words'
import type { FormDefinition } from '../../form/useForm'

interface Entry {
  now: FormDefinition
  /** The sections that are filled in on the way. */
  later: Words[]
}

export function entry(view: FormView): Entry {
  // What the server fills in by itself cannot be entered.
  const fields = view.fields.filter((field) => field.readonly !== true && field.access !== 'read' && field.access !== 'mask')
  const first = new Set(view.public?.fields)
  if (!view.ticket || first.size === 0) return { now: { fields, sections: view.sections, calendars: view.calendars }, later: [] }
  const needed = new Set(fields.filter((field) => first.has(field.id) || field.required === true).map((field) => field.id))
  const asked = (ids: string[]) => ids.some((id) => needed.has(id))
  const named = new Set(view.sections.flatMap((section) => section.fields))
  const sections = view.sections.filter((section) => asked(section.fields))
  const shown = new Set(sections.flatMap((section) => section.fields))
  return {
    now: { fields: fields.filter((field) => shown.has(field.id) || (!named.has(field.id) && needed.has(field.id))), sections, calendars: view.calendars },
    later: view.sections.filter((section) => !sections.includes(section)).map((section) => section.label),
  }
}
