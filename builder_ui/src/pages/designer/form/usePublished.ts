/** The fields of the form that is in force: data has them, so their names stay. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formQuery, formsQuery } from '../../../api/form'

export function usePublished(form: string): ReadonlySet<string> {
  const inForce = useQuery(formsQuery).data?.some((each) => each.key === form) ?? false
  const view = useQuery({ ...formQuery(form), enabled: inForce }).data
  return useMemo(() => new Set(view?.fields.map((field) => field.id)), [view])
}
