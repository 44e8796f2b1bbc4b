/** The fields of a form in their sections, as its rules let them show. */
import { Alert } from 'antd'
import { createContext } from 'react'
import { useWords } from '../i18n/useWords'
import { Field } from './Field'
import { isEmpty } from './present'
import { domId, type FormState } from './useForm'
import './form.css'

/** For widgets that hold further fields: the form around them. */
export const FormContext = createContext<FormState | null>(null)

export function FormFields({ form }: { form: FormState }) {
  return (
    <FormContext value={form}>
      {form.others.length > 0 && <Alert type="error" showIcon title={form.others.join(' ')} className="form-alert" />}
      {sectionsOf(form).map(({ id, label, fields }) => (
        <FormSection key={id} form={form} label={label} fields={fields} />
      ))}
    </FormContext>
  )
}

interface SectionProps {
  form: FormState
  label: Parameters<ReturnType<typeof useWords>['say']>[0]
  fields: string[]
}

function FormSection({ form, label, fields }: SectionProps) {
  const { say } = useWords()
  if (fields.length === 0) return null
  return (
    <fieldset className="form-section">
      {label && <legend>{say(label)}</legend>}
      {fields.map((id) => (
        <FieldOf key={id} form={form} field={id} />
      ))}
    </fieldset>
  )
}

function FieldOf({ form, field }: { form: FormState; field: string }) {
  const now = form.shown.fields[field]
  const kind = now && form.kinds.get(now.view.type)
  if (!now || !kind) return null
  const value = now.view.type === 'formula' ? form.shown.values[field] : form.answers[field]
  return (
    <Field
      id={domId(form.id, field)}
      path={field}
      now={now}
      kind={kind}
      value={value}
      complaint={form.complaints[field]}
      onChange={(next) => form.set(field, next)}
    />
  )
}

/** Sections with the fields that show now; what no section names comes last. */
function sectionsOf({ definition, shown, kinds, answers }: FormState) {
  const shows = (id: string) => {
    const now = shown.fields[id]
    return now?.visible === true && !(kinds.get(now.view.type)?.issued && isEmpty(answers[id]))
  }
  const named = new Set(definition.sections.flatMap((section) => section.fields))
  const rest = definition.fields.map((field) => field.id).filter((id) => !named.has(id))
  const all = [...definition.sections, { id: '_rest', label: null, fields: rest }]
  const sections = all.map(({ id, label, fields }) => ({ id, label, fields: fields.filter(shows) }))
  // A form that was never divided needs no heading over its one part.
  return definition.sections.length > 1 ? sections : sections.map((section) => ({ ...section, label: null }))
}
