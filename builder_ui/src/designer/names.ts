/** What conditions of a form may read: its fields and the system values, each with the sort of value it holds. Pure. */
import type { Option, Status } from '../api/form'
import type { Words } from '../api/words'
import type { Block, FormDocument } from './document'

export type Sort = 'text' | 'number' | 'money' | 'flag' | 'choice' | 'choices' | 'date' | 'instant' | 'rows' | 'opaque'

export interface Name {
  id: string
  label: Words
  sort: Sort
  options?: Option[]
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
}
const SHOWN: Readonly<Record<string, Sort>> = { money: 'money', integer: 'number', number: 'number', text: 'text', boolean: 'flag', date: 'date' }

/** Of a field type that is not known here, only whether it is filled can be asked. */
export function nameOf(block: Block): Name {
  const sort = block.type === 'formula' ? SHOWN[String(block.config?.shown_as)] : SORTS[block.type]
  const options = block.config?.options as Option[] | undefined
  return { id: block.id, label: block.label, sort: sort ?? 'opaque', ...(options ? { options } : {}) }
}

/** What is needed of a form to choose from it. */
export interface FormOf {
  key: string
  fields: readonly Block[]
  statuses: readonly Status[]
}

export const formOf = ({ key, body }: FormDocument): FormOf => ({ key, fields: body.fields, statuses: body.statuses })

/** `system` are the labels that the server knows for `_status`, `_priority` and so on. */
export function namesOf(form: FormOf, system: readonly Name[]): Name[] {
  const statuses = form.statuses.map(({ id, label }) => ({ id, label }))
  const told = system.map((name): Name => (name.id === '_status' ? { ...name, sort: 'choice', options: statuses } : name))
  return [...form.fields.map(nameOf), ...told]
}
