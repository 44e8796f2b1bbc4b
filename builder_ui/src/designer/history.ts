/** What was done and can be undone: whole documents, which share all that did not change. Pure; times are arguments. */

export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
  /** What the last edit was about: a burst of typing in one place is one step. */
  mark: string | null
  at: number
}

export const STEPS = 100
const BURST = 1_500

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], mark: null, at: 0 }
}

export function edit<T>(history: History<T>, next: T, mark: string | null, at: number): History<T> {
  if (Object.is(next, history.present)) return history
  const goesOn = mark !== null && mark === history.mark && at - history.at < BURST && history.future.length === 0
  const past = goesOn ? history.past : [...history.past, history.present].slice(-STEPS)
  return { past, present: next, future: [], mark, at }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  const future = [history.present, ...history.future]
  return { past: history.past.slice(0, -1), present: before, future, mark: null, at: 0 }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, mark: null, at: 0 }
}
