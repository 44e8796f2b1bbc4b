/** When a colleague is away, and who stands in for them. */
import { queryOptions } from '@tanstack/react-query'
import { get, post, remove } from './http'

export interface NewAbsence {
  from_at: number
  to_at: number
  delegate: number
}

export interface Absence extends NewAbsence {
  id: number
}

export const absencesQuery = (person: number) =>
  queryOptions({ queryKey: ['absences', person], queryFn: async () => (await get<{ items: Absence[] }>(`/people/${person}/absences`)).items })

export const noteAbsence = (person: number, absence: NewAbsence) => post<{ id: number }>(`/people/${person}/absences`, absence)
export const dropAbsence = (person: number, absence: number) => remove(`/people/${person}/absences/${absence}`)
