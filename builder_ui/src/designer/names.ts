/** What conditions of a form may read: its fields and the system values, each with the sort of value it holds. Pure. */
import type { Option, Status } from '../api/form'
import type { Words } from '../api/words'
import type { Block, FormDocument, SectionBlock } from './document'

export type Sort = 'text' | 'number' | 'money' | 'flag' | 'choice' | 'choices' | 'date' | 'instant' | 'rows' | 'opaque'

export interface Name {
  id: string
  label: Words
  sort: Sort
  options?: Option[]
  /** Of a list of rows, what each row holds. */
  columns?: Name[]
  /** Read from the record that a field refers to. */
  far?: boolean
  /** Its value before the event is known, so that a change can be asked for. */
  past?: boolean
}

const SORTS: Readonly<Record<string, Sort>> = {
  text: 'text',
  textarea: 'text',
  phone: 'text',
  auto_no: 'text',
  integer: 'number',
  rating: 'number',
  money: 'money',
  switch: 'flag',
  select: 'choice',
  multi_select: 'choices',
  date: 'date',
  datetime: 'instant',
  subtable: 'rows',
}
const SHOWN: Readonly<Record<string, Sort>> = { money: 'money', integer: 'number', number: 'number', text: 'text', boolean: 'flag', date: 'date' }

/** Of a field type that is not known here, only whether it is filled can be asked. */
export function nameOf(block: Block): Name {
  const sort = block.type === 'formula' ? SHOWN[String(block.config?.shown_as)] : SORTS[block.type]
  const options = block.config?.options as Option[] | undefined
  const columns = block.type === 'subtable' ? ((block.config?.fields as Block[] | undefined) ?? []).map(nameOf) : undefined
  return { id: block.id, label: block.label, sort: sort ?? 'opaque', ...(options ? { options } : {}), ...(columns ? { columns } : {}) }
}

/** What is needed of a form to choose from it. */
export interface FormOf {
  key: string
  fields: readonly Block[]
  statuses: readonly Status[]
  sections?: readonly SectionBlock[]
}

export const formOf = ({ key, body }: FormDocument): FormOf => ({ key, fields: body.fields, statuses: body.statuses, sections: body.layout })

/** `system` are the labels that the server knows for `_status`, `_priority` and so on. */
export function namesOf(form: FormOf, system: readonly Name[]): Name[] {
  const statuses = form.statuses.map(({ id, label }) => ({ id, label }))
  const told = system.map((name): Name => (name.id === '_status' ? { ...name, sort: 'choice', options: statuses } : name))
  return [...form.fields.map(nameOf), ...told]
}

/** The fields of the records that reference fields lead to: one step, `_ref.<field>.<their field>`. */
export function refNames(form: FormOf, fieldsOf: (form: string) => readonly Block[]): Name[] {
  return form.fields.flatMap((field) => {
    const target = field.type === 'reference' ? field.config?.form : undefined
    if (typeof target !== 'string') return []
    const through = (name: Name): Name => ({
      ...name,
      id: `_ref.${field.id}.${name.id}`,
      label: { zh: `${field.label.zh} › ${name.label.zh}`, en: `${field.label.en ?? field.label.zh} › ${name.label.en ?? name.label.zh}` },
      far: true,
    })
    return fieldsOf(target).map(nameOf).filter((name) => name.sort !== 'rows' && name.sort !== 'opaque').map(through)
  })
}

export const WAS = 'was '

/** For conditions on what an event changed: each name also as it was, told by `before`. */
export function withPast(names: readonly Name[], before: Words): Name[] {
  const own = names.filter((name) => !name.far && !name.id.includes('.'))
  const was = own.map((name): Name => ({ ...name, id: WAS + name.id, label: { zh: `${name.label.zh}${before.zh}`, en: `${name.label.en ?? name.label.zh}${before.en}` } }))
  return [...names.map((name) => (own.includes(name) ? { ...name, past: true } : name)), ...was]
}
