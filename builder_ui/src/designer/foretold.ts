/** Tickets that share a fate, told once with how many they are and a few of their numbers. Pure. */
import type { Moving } from '../api/migration'
import type { Words } from '../api/words'

export interface Fate {
  outcome: Moving['outcome']
  /** Why it stays or cannot move; empty where it moves. */
  why: readonly Words[]
  /** Where it would stand instead; empty where it stays in its place. */
  moves: readonly { from: string; to: string }[]
  count: number
  examples: readonly Moving['record'][]
}

const EXAMPLES = 3
const WORST_FIRST = ['blocked', 'moved', 'kept', 'undone']

export function fates(items: readonly Moving[]): Fate[] {
  const found = new Map<string, Fate>()
  for (const item of items) {
    const moves = (item.places ?? []).filter((place) => place.from !== place.to)
    const key = JSON.stringify([item.outcome, item.reasons.map((reason) => [reason.code, reason.text]), moves])
    const before = found.get(key) ?? { outcome: item.outcome, why: item.reasons.map((reason) => reason.text), moves, count: 0, examples: [] }
    found.set(key, { ...before, count: before.count + 1, examples: [...before.examples, item.record].slice(0, EXAMPLES) })
  }
  const rank = (fate: Fate) => WORST_FIRST.indexOf(fate.outcome)
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b) || b.count - a.count)
}
