/** What routing asks of people and knows of them: skills, how much they take, when they work, whether they are there. */
import { queryOptions } from '@tanstack/react-query'
import { get, put } from './http'
import type { Words } from './words'

export type Presence = 'online' | 'busy' | 'away' | 'offline'
export const PRESENCES: readonly Presence[] = ['online', 'busy', 'away', 'offline']

/** Levels from 1 to 5, by dimension and value; the value `*` stands for all others. */
export type Levels = Record<string, Record<string, number>>
export const OTHERS = '*'

export interface Known {
  user: number
  name: string
  groups: { key: string; name: Words }[]
  presence: Presence
  cap: number | null
  shift: string | null
  skills: Levels
  seniority: number
  load: number
}

export interface Dimension {
  id: string
  name: Words
  open: boolean
  values: { id: string; name: Words }[]
}

export interface Routable {
  dimensions: Dimension[]
  shifts: { key: string; name: Words }[]
  people: Known[]
}

export type Taught = Pick<Known, 'skills' | 'cap' | 'shift' | 'seniority'>

export const skillsQuery = queryOptions({ queryKey: ['skills'], queryFn: () => get<Routable>('/skills') })
export const teach = (user: number, said: Taught) => put(`/people/${user}/skills`, said)
