/** Moving tickets that are under way to another release of their flow. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get, post } from './http'
import type { Words } from './words'

export interface FlowRelease {
  seq: number
  at: number
  note: string
  live: boolean
  running: number
  incident: number
  ended: number
}

export interface Place {
  id: string
  name: Words
  type: string
}

export interface Reason {
  node: string | null
  code: string
  text: Words
}

export interface Moving {
  record: { id: number; number: string }
  outcome: 'kept' | 'moved' | 'blocked' | 'undone'
  reasons: Reason[]
  places?: { from: string; to: string }[]
  timers?: { node: string; name: Words; port: string | null; before: number | null; after: number | null }[]
  /** What it waits for in that release alone, set up when it moves; `now`: it has come already. */
  events?: { node: string; name: Words; message: string | null; key: string | null; now: boolean }[]
}

export interface Preview {
  flow: { key: string; name: Words }
  /** Null where it is to what is drawn now. */
  to: number | null
  total: number
  counts: { kept: number; moved: number; blocked: number }
  nodes: (Place & { instances: number; target: string | null })[]
  targets: Place[]
  items: Moving[]
  next: number | null
}

export interface Wanted {
  to: number
  map: Record<string, string>
}

export interface Migration {
  id: number
  to: number
  at: number
  by: { id: number; name: string } | null
  note: string
  moved: number
  undone: number
}

interface Run {
  id: number
  counts: Record<string, number>
  next: number | null
}

export const flowReleasesQuery = (flow: string) =>
  queryOptions({ queryKey: ['flows', flow, 'releases'], queryFn: async () => (await get<{ items: FlowRelease[] }>(`/flows/${flow}/releases`)).items })

export const previewQuery = (flow: string, wanted: Wanted) =>
  queryOptions({
    queryKey: ['flows', flow, 'preview', wanted],
    queryFn: () => post<Preview>(`/flows/${flow}/migration-preview`, wanted),
    enabled: wanted.to > 0,
    gcTime: 0,
  })

/** What a publish of the drafts would mean, page after page. Asked anew whenever a draft of the bundle is saved. */
export const foretoldQuery = (bundle: string, flow: string) =>
  infiniteQueryOptions({
    queryKey: ['bundles', bundle, 'foretold', flow],
    queryFn: ({ pageParam }) => post<Preview>(`/flows/${flow}/migration-preview`, { after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last: Preview) => last.next,
    gcTime: 0,
    retry: false,
  })

export const migrationsQuery = (flow: string) =>
  queryOptions({ queryKey: ['flows', flow, 'migrations'], queryFn: async () => (await get<{ items: Migration[] }>(`/flows/${flow}/migrations`)).items })

/** Everything, page after page; how many came to what. */
export const migrate = (flow: string, wanted: Wanted, note: string) => {
  const path = `/flows/${flow}/migrations`
  return paged(post<Run>(path, { ...wanted, note }), (run) => post<Run>(path, { ...wanted, note, migration: run.id, after: run.next }))
}

export const undoMigration = (id: number) => {
  const path = `/migrations/${id}/undo`
  return paged(post<Run>(path, {}), (run) => post<Run>(path, { after: run.next }))
}

async function paged(page: Promise<Run>, following: (run: Run) => Promise<Run>): Promise<Record<string, number>> {
  const run = await page
  return run.next === null ? run.counts : sum(run.counts, await paged(following(run), following))
}

function sum(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]))
}
