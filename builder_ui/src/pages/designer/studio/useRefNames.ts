/** The fields of the records that a form's reference fields lead to, as they are drawn here or stand elsewhere. */
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readDraft } from '../../../api/drafts'
import { read, type Block, type FormBody } from '../../../designer/document'
import { refNames, type FormOf, type Name } from '../../../designer/names'
import type { Draft } from '../../../designer/uses'

export function useRefNames(form: FormOf, drafts: readonly Draft[]): Name[] {
  const targets = useMemo(() => [...new Set(form.fields.flatMap((field) => (field.type === 'reference' && typeof field.config?.form === 'string' ? [field.config.form] : [])))], [form])
  const drawn = (key: string) => drafts.find((draft) => draft.kind === 'form' && draft.key === key)
  const elsewhere = targets.filter((key) => !drawn(key))
  const found = useQueries({
    queries: elsewhere.map((key) => ({
      queryKey: ['definition', 'form', key, 'fields'],
      queryFn: async () => read((await readDraft('form', key)).text).document.body.fields,
    })),
    combine: (answers) => answers.map((each) => each.data),
  })
  return useMemo(() => {
    const fieldsOf = (key: string): readonly Block[] => (drawn(key)?.document.body as unknown as FormBody | undefined)?.fields ?? found[elsewhere.indexOf(key)] ?? []
    return refNames(form, fieldsOf)
    // `drawn` and `elsewhere` follow from these.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [form, drafts, found])
}
