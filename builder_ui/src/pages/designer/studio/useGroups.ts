/** The groups there are, to choose from: those drawn here and those of other applications. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '../../../api/http'
import type { Words } from '../../../api/words'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'

interface Known {
  key: string
  name: Words
}

export function useGroups(): { value: string; label: string }[] {
  const { say } = useWords()
  const { drafts } = useStudio()
  const inForce = useQuery({ queryKey: ['definitions', 'group'], queryFn: async () => (await get<{ items: Known[] }>('/definitions', { kind: 'group' })).items, staleTime: 60_000 }).data
  return useMemo(() => {
    const all = new Map([...(inForce ?? []), ...drafts.filter((draft) => draft.kind === 'group')].map((group) => [group.key, say(group.name) || group.key]))
    return [...all].map(([value, label]) => ({ value, label }))
  }, [inForce, drafts, say])
}
