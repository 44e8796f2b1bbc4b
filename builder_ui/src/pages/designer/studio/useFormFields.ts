/** The fields of other forms, as they are drawn here or stand elsewhere. */
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readDraft } from '../../../api/drafts'
import { read, type Block, type FormBody } from '../../../designer/document'
import type { Draft } from '../../../designer/uses'

export function useFormFields(forms: readonly string[], drafts: readonly Draft[]): (form: string) => readonly Block[] {
  const drawn = (key: string) => drafts.find((draft) => draft.kind === 'form' && draft.key === key)
  const elsewhere = forms.filter((key) => !drawn(key))
  const found = useQueries({
    queries: elsewhere.map((key) => ({
      queryKey: ['definition', 'form', key, 'fields'],
      queryFn: async () => read((await readDraft('form', key)).text).document.body.fields,
    })),
    combine: (answers) => answers.map((each) => each.data),
  })
  return useMemo(
    () => (key: string) => (drawn(key)?.document.body as unknown as FormBody | undefined)?.fields ?? found[elsewhere.indexOf(key)] ?? [],
    // `drawn` and `elsewhere` follow from these.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [forms, drafts, found],
  )
}
