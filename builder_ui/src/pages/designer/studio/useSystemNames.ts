/** The system values that conditions may read, in the words of the server; a group is chosen by its name. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { catalogueQuery } from '../../../api/drafts'
import type { Name, Sort } from '../../../designer/names'
import type { Draft } from '../../../designer/uses'
import { useDocuments } from './useDocuments'

const SORTS: Readonly<Record<string, Sort>> = { text: 'text', integer: 'number', instant: 'instant', money: 'money', date: 'date', boolean: 'flag' }

export function useSystemNames(drafts: readonly Draft[]): Name[] {
  const groups = useDocuments('group', drafts)
  const system = useQuery(catalogueQuery).data?.system
  return useMemo(
    () =>
      (system ?? []).map(({ id, label, type, options: told }): Name => {
        const options = id === '_group' && groups.length > 0 ? groups.map(({ key, name }) => ({ id: key, label: name })) : told
        const sort = options ? 'choice' : SORTS[type]
        return { id, label, sort: sort ?? 'opaque', ...(options ? { options } : {}) }
      }),
    [system, groups],
  )
}
