/** What a publish would change, as the page draws it: blocks of both versions side by side, each with its mark. Pure. */
import type { Words } from '../api/words'

export interface OneChange {
  what: 'added' | 'removed' | 'changed' | 'moved'
  before: string | null
  after: string | null
}

export interface Versioned {
  body?: Record<string, unknown>
  [key: string]: unknown
}

export interface Difference {
  kind: string
  key: string
  name: Words | null
  state: 'new' | 'changed' | 'removed' | 'same'
  before: Versioned | null
  after: Versioned | null
  changes: OneChange[]
}

export type Mark = 'same' | 'added' | 'removed' | 'changed'

/** One thing in both versions. `inside` are the changes of its settings, named by the way from it to them. */
export interface Pair<T> {
  name: string
  before?: T
  after?: T
  mark: Mark
  moved: boolean
  inside: Setting[]
}

export interface Setting {
  path: string[]
  before: unknown
  after: unknown
}

/** The value at a JSON pointer; undefined where there is none. */
export function at(document: unknown, pointer: string | null): unknown {
  if (pointer === null) return undefined
  return steps(pointer).reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], document)
}

export const steps = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The items of a list in both versions, in the later order; what is gone stands where it stood. */
export function pairs<T>(difference: Difference, list: string, nameOf: (item: T) => string): Pair<T>[] {
  const before = (at(difference.before, list) as T[] | undefined) ?? []
  const after = (at(difference.after, list) as T[] | undefined) ?? []
  const old = new Map(before.map((item, place) => [nameOf(item), place]))
  const kept = after.map((item, place): Pair<T> => {
    const was = old.get(nameOf(item))
    if (was === undefined) return { name: nameOf(item), after: item, mark: 'added', moved: false, inside: [] }
    const within = settings(difference, `${list}/${was}`, `${list}/${place}`)
    const moved = difference.changes.some((change) => change.what === 'moved' && change.after === `${list}/${place}`)
    return { name: nameOf(item), before: before[was] as T, after: item, mark: within.length > 0 ? 'changed' : 'same', moved, inside: within }
  })
  const names = new Set(after.map(nameOf))
  for (const [place, item] of before.entries()) {
    if (names.has(nameOf(item))) continue
    const above = before.slice(0, place).findLast((each) => names.has(nameOf(each)))
    const index = above === undefined ? 0 : kept.findIndex((pair) => pair.name === nameOf(above)) + 1
    kept.splice(index, 0, { name: nameOf(item), before: item, mark: 'removed', moved: false, inside: [] })
  }
  return kept
}

/** The settings below a place that differ. */
export function settings(difference: Difference, before: string, after: string): Setting[] {
  return difference.changes.flatMap((change) => {
    const place = inside(change.after, after) ?? inside(change.before, before)
    if (place === null || change.what === 'moved') return []
    return [{ path: place, before: at(difference.before, change.before), after: at(difference.after, change.after) }]
  })
}

/** The settings that differ and lie in none of these lists. */
export function others(difference: Difference, lists: readonly string[]): Setting[] {
  const elsewhere = (pointer: string | null) => pointer === null || !lists.some((list) => pointer === list || pointer.startsWith(`${list}/`))
  const rest = difference.changes.filter((change) => change.what !== 'moved' && elsewhere(change.before) && elsewhere(change.after))
  return rest.map((change) => ({
    path: steps((change.after ?? change.before) as string),
    before: at(difference.before, change.before),
    after: at(difference.after, change.after),
  }))
}

function inside(pointer: string | null, place: string): string[] | null {
  return pointer?.startsWith(`${place}/`) ? steps(pointer.slice(place.length)) : null
}
