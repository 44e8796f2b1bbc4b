/** The part of a record's form that one task shows, with the task's own rights. Pure. */
import type { FieldView, FormView } from '../../api/form'
import type { Task } from '../../api/record'
import type { FormDefinition } from '../../form/useForm'

export interface TaskForm {
  asked: FormDefinition
  /** Shown for reading only. */
  told: FieldView[]
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
  return { asked: { fields: asked, sections: [], calendars: form.calendars }, told: fields.filter((field) => field.access !== 'edit') }
}
