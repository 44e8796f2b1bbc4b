/** Looking after people: users, their groups and roles, passwords, and the keys of machines. */
import { queryOptions } from '@tanstack/react-query'
import { get, patch, post, remove } from './http'
import type { Words } from './words'

export interface User {
  id: number
  username: string
  name: string
  email: string | null
  phone: string | null
  language: string
  active: boolean
  roles: string[]
  created_at: number
  can_sign_in: boolean
  groups: { key: string; name: Words; manager: boolean }[]
}

export interface UserChange {
  name?: string
  groups?: string[]
  manages?: string[]
  roles?: string[]
  email?: string | null
  phone?: string | null
  active?: boolean
}

export interface Key {
  id: number
  name: string
  active: boolean
  created_at: number
  expires_at: number | null
  user: { id: number; name: string }
}

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: async () => (await get<{ items: User[] }>('/users')).items })
export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: async () => (await get<{ items: Key[] }>('/keys')).items })

export const addUser = (user: UserChange & { username: string; password: string | null }) => post<{ id: number }>('/users', user)
export const changeUser = (id: number, change: UserChange) => patch(`/users/${id}`, change)
export const setPassword = (id: number, password: string) => post(`/users/${id}/password`, { password })
export const makeKey = (name: string, user: number, expires_at: number | null) => post<{ id: number; key: string }>('/keys', { name, user, expires_at })
export const revokeKey = (id: number) => remove(`/keys/${id}`)

/** The groups and roles that definitions have, by key and name. */
export const definedQuery = (kind: 'group' | 'role') =>
  queryOptions({
    queryKey: ['definitions', kind],
    queryFn: async () => (await get<{ items: { key: string; name: Words }[] }>('/definitions', { kind })).items,
    staleTime: 60_000,
  })
