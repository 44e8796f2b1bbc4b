/** The system values that conditions may read, in the words of the server: any form in force tells them. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formQuery, formsQuery, type Option } from '../../../api/form'
import type { Name, Sort } from '../../../designer/names'

const SORTS: Readonly<Record<string, Sort>> = { text: 'text', integer: 'number', instant: 'instant', money: 'money', date: 'date', boolean: 'flag' }

export function useSystemNames(): Name[] {
  const first = useQuery(formsQuery).data?.[0]?.key
  const view = useQuery({ ...formQuery(first ?? ''), enabled: first !== undefined }).data
  return useMemo(
    () =>
      (view?.system ?? []).map(({ id, label, type, options }: { id: string; label: Name['label']; type: unknown; options?: Option[] }): Name => {
        const sort = typeof type === 'string' ? SORTS[type] : options ? 'choice' : undefined
        return { id, label, sort: sort ?? 'opaque', ...(options ? { options } : {}) }
      }),
    [view],
  )
}
