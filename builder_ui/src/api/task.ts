/** Tasks waiting for people, and the acts that end or move them. */
import { queryOptions } from '@tanstack/react-query'
import { get, post } from './http'
import type { Task } from './record'

export interface ListedTask extends Task {
  record: { id: number; number: string; title: string; priority: string; urgency: number; due_at: number | null; form: string }
}

export type Scope = 'mine' | 'group' | 'all'

export interface Act {
  data?: object
  comment?: string
  user?: number
  group?: string
  item?: string
  how?: 'before' | 'after' | 'parallel'
}

export const tasksQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['tasks', scope],
    queryFn: async () => (await get<{ items: ListedTask[] }>('/tasks', { scope })).items,
  })

export const act = (task: string, action: string, what: Act = {}) => post(`/tasks/${task}/${action}`, what)
