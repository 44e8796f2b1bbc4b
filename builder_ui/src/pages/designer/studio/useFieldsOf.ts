/** The fields of a form, to choose from: of the one at hand as it is drawn now, or of another. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readDraft } from '../../../api/drafts'
import { read, type Block } from '../../../designer/document'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'

export function useBlocksOf(form: unknown): readonly Block[] {
  const own = useStudio().form
  const other = typeof form === 'string' && form !== own.key ? form : null
  const found = useQuery({
    queryKey: ['definition', 'form', other, 'fields'],
    queryFn: async () => read((await readDraft('form', other ?? '')).text).document.body.fields,
    enabled: other !== null,
  }).data
  return (other === null ? own.fields : found) ?? NONE
}

const NONE: readonly Block[] = []

export function useFieldsOf(form: unknown): { value: string; label: string }[] {
  const { say } = useWords()
  const blocks = useBlocksOf(form)
  return useMemo(() => blocks.map((field) => ({ value: field.id, label: say(field.label) })), [blocks, say])
}
