/** All documents of a kind: those of this application as they are drawn, and those in force elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '../../../api/http'
import type { Words } from '../../../api/words'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'

export interface Known {
  key: string
  name: Words
}

export function useDocuments(kind: string, drafts: readonly Draft[]): Known[] {
  const elsewhere = useQuery({ queryKey: ['definitions', kind], queryFn: async () => (await get<{ items: Known[] }>('/definitions', { kind })).items, staleTime: 60_000 }).data
  const drawn = drafts.filter((draft) => draft.kind === kind)
  const all = [...(elsewhere ?? []), ...drawn].map(({ key, name }): [string, Known] => [key, { key, name }])
  const found = JSON.stringify([...new Map(all).values()])
  // The drafts come anew with every save; as long as they say the same, nothing is drawn again.
  return useMemo(() => JSON.parse(found) as Known[], [found])
}

/** The same, to choose from. */
export function useChoices(kind: string): { value: string; label: string }[] {
  const { say } = useWords()
  const found = useDocuments(kind, useStudio().drafts)
  return useMemo(() => found.map(({ key, name }) => ({ value: key, label: say(name) || key })), [found, say])
}
