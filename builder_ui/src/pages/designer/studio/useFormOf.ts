/** The form that a flow, a rule or a report is about: as it is drawn in this application, or as it stands elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readDraft } from '../../../api/drafts'
import { read, type FormBody } from '../../../designer/document'
import type { FormOf } from '../../../designer/names'
import type { Draft } from '../../../designer/uses'

export function useFormOf(key: string, drafts: readonly Draft[]): FormOf {
  const drawn = drafts.find((draft) => draft.kind === 'form' && draft.key === key)
  const elsewhere = useQuery({
    queryKey: ['definition', 'form', key, 'body'],
    queryFn: async () => read((await readDraft('form', key)).text).document.body,
    enabled: drawn === undefined && key !== '',
  }).data
  return useMemo(() => {
    const body = (drawn?.document.body as unknown as FormBody | undefined) ?? elsewhere
    return { key, fields: body?.fields ?? [], statuses: body?.statuses ?? [], sections: body?.layout ?? [] }
  }, [key, drawn, elsewhere])
}
