/** The fields of the records that a form's reference fields lead to, as they are drawn here or stand elsewhere. */
import { useMemo } from 'react'
import { refNames, type FormOf, type Name } from '../../../designer/names'
import type { Draft } from '../../../designer/uses'
import { useFormFields } from './useFormFields'

export function useRefNames(form: FormOf, drafts: readonly Draft[]): Name[] {
  const targets = useMemo(() => [...new Set(form.fields.flatMap((field) => (field.type === 'reference' && typeof field.config?.form === 'string' ? [field.config.form] : [])))], [form])
  const fieldsOf = useFormFields(targets, drafts)
  return useMemo(() => refNames(form, fieldsOf), [form, fieldsOf])
}
