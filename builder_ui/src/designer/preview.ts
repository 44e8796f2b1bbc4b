/** The form as the renderer takes it, straight from the draft. Pure. */
import type { FieldView } from '../api/form'
import type { FormDefinition } from '../form/useForm'
import type { Block, FormDocument } from './document'

/** What a buyer sees, or what a colleague sees. */
export function asSeen({ body }: FormDocument, byBuyer: boolean, calendars: FormDefinition['calendars'] = {}): FormDefinition {
  const shown = byBuyer && body.public ? new Set(body.public.fields) : null
  const fields = body.fields.filter((field) => !shown || shown.has(field.id))
  const ids = new Set(fields.map((field) => field.id))
  const sections = (body.layout ?? []).map((section) => ({ ...section, fields: section.fields.filter((id) => ids.has(id)) }))
  return { fields: fields.map(asField), sections: sections.filter((section) => section.fields.length > 0), calendars }
}

/** One field, open to be filled in. */
export function asField(block: Block): FieldView {
  const config = { ...block.config }
  if (Array.isArray(config.fields)) config.fields = (config.fields as Block[]).map(asField)
  return { ...block, config, access: 'edit' }
}
