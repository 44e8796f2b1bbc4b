/** All groups there are: those of this application as they are drawn, and those in force elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '../../../api/http'
import type { Group } from '../../../designer/rule/columns'
import type { Draft } from '../../../designer/uses'

export function useAllGroups(drafts: readonly Draft[]): Group[] {
  const elsewhere = useQuery({ queryKey: ['definitions', 'group'], queryFn: async () => (await get<{ items: Group[] }>('/definitions', { kind: 'group' })).items, staleTime: 60_000 }).data
  const drawn = drafts.filter((draft) => draft.kind === 'group')
  const all = [...(elsewhere ?? []), ...drawn].map(({ key, name }): [string, Group] => [key, { key, name }])
  const found = JSON.stringify([...new Map(all).values()])
  // The drafts come anew with every save; as long as they say the same, nothing is drawn again.
  return useMemo(() => JSON.parse(found) as Group[], [found])
}
