/** The system values that conditions may read, in the words of the server; also before any form is in force. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { catalogueQuery } from '../../../api/drafts'
import type { Name, Sort } from '../../../designer/names'

const SORTS: Readonly<Record<string, Sort>> = { text: 'text', integer: 'number', instant: 'instant', money: 'money', date: 'date', boolean: 'flag' }

export function useSystemNames(): Name[] {
  const system = useQuery(catalogueQuery).data?.system
  return useMemo(
    () =>
      (system ?? []).map(({ id, label, type, options }): Name => {
        const sort = options ? 'choice' : SORTS[type]
        return { id, label, sort: sort ?? 'opaque', ...(options ? { options } : {}) }
      }),
    [system],
  )
}
