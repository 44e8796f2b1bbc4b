/** The fields of the form that is in force: data has them, so their names stay. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formQuery } from '../../../api/form'

export function usePublished(form: string): ReadonlySet<string> {
  const view = useQuery({ ...formQuery(form), retry: false }).data
  return useMemo(() => new Set(view?.fields.map((field) => field.id)), [view])
}
