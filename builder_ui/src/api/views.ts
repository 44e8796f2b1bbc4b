/** Saved views of a list: one's own, and those shared with a role. */
import { queryOptions } from '@tanstack/react-query'
import { get, patch, post, remove } from './http'

/** The words of the list's address, and its columns (none: the form's own). */
export interface ViewState {
  words: string
  columns: string[] | null
}

export interface SavedView {
  id: number
  name: string
  roles: string[]
  state: ViewState
  by: { id: number; name: string }
  mine: boolean
}

export const viewsQuery = (form: string) =>
  queryOptions({ queryKey: ['views', form], queryFn: async () => (await get<{ items: SavedView[] }>('/views', { form })).items, staleTime: 60_000 })

export const keepView = (form: string, name: string, roles: string[], state: ViewState) => post<{ id: number }>('/views', { form, name, roles, state })
export const changeView = (id: number, change: { name?: string; roles?: string[]; state?: ViewState }) => patch(`/views/${id}`, change)
export const dropView = (id: number) => remove(`/views/${id}`)
