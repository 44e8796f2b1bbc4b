/** The part of a record's form that one task shows, with the task's own rights. Pure. */
import type { FieldView, FormView, Section } from '../../api/form'
import type { Task } from '../../api/record'
import type { FormDefinition } from '../../form/useForm'

export interface TaskForm {
  asked: FormDefinition
  /** Shown for reading only: what no part of the form that the step shows holds, then those parts. */
  told: { part: Section | null; fields: FieldView[] }[]
}

export function taskForm(form: FormView, task: Task): TaskForm {
  const shown = task.fields.filter((each) => each.access !== 'hidden')
  const fields = shown.flatMap(({ id, access, required }): FieldView[] => {
    const view = form.fields.find((field) => field.id === id)
    if (!view || view.access === 'hidden') return []
    // A task may ask for less than the form allows, never for more than the reader may write.
    const most = view.access === 'read' || view.access === 'mask' ? view.access : access
    return [{ ...view, access: most, required: required ?? view.required, default: undefined }]
  })
  const asked = fields.filter((field) => field.access === 'edit')
  const sections = form.sections.filter((section) => task.sections.includes(section.id))
  return { asked: { fields: asked, sections, calendars: form.calendars }, told: inParts(sections, fields.filter((field) => field.access !== 'edit')) }
}

function inParts(sections: Section[], fields: FieldView[]): TaskForm['told'] {
  const named = new Set(sections.flatMap((section) => section.fields))
  const rest = { part: null, fields: fields.filter((field) => !named.has(field.id)) }
  const parts = sections.map((part) => ({ part, fields: fields.filter((field) => part.fields.includes(field.id)) }))
  return [rest, ...parts].filter((each) => each.fields.length > 0)
}
