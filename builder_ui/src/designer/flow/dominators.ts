/** Which node every way to a node goes through: what the vertical view hangs branches and meeting points on. Pure. */
import type { Graph } from './graph'

export interface Tree {
  /** The node through which every way to this one goes, nearest first; null for the start. */
  parent: ReadonlyMap<string, string | null>
  /** How many nodes lie behind each, itself included. */
  size: ReadonlyMap<string, number>
  /** The nodes right behind each in which several ways meet. */
  meetings: (id: string) => string[]
}

export function dominators(graph: Graph): Tree {
  const order = inOrder(graph)
  const rank = new Map(order.map((id, index) => [id, index]))
  const before = new Map<string, string[]>(order.map((id) => [id, []]))
  for (const id of order) for (const next of graph.after(id)) before.get(next)?.push(id)
  const parent = new Map<string, string | null>(order.slice(0, 1).map((id) => [id, null]))
  for (let changed = true; changed; ) {
    changed = false
    for (const id of order.slice(1)) {
      const known = (before.get(id) ?? []).filter((each) => parent.has(each))
      const found = known.reduce((a, b) => common(a, b, parent, rank))
      if (parent.get(id) !== found) changed = parent.set(id, found) !== undefined
    }
  }
  const size = new Map(order.map((id) => [id, 1]))
  for (const id of order.toReversed()) {
    const above = parent.get(id)
    if (above) size.set(above, (size.get(above) ?? 0) + (size.get(id) ?? 0))
  }
  const forward = (id: string) => (before.get(id) ?? []).filter((each) => !within(each, id, parent)).length
  const meetings = (id: string) => order.filter((each) => parent.get(each) === id && forward(each) > 1)
  return { parent, size, meetings }
}

/** Whether `id` lies behind `above`, or is it. */
export function within(id: string, above: string, parent: ReadonlyMap<string, string | null>): boolean {
  for (let each: string | null | undefined = id; each; each = parent.get(each)) if (each === above) return true
  return false
}

/** Every node before those that can only be come to through it (reverse postorder). */
function inOrder(graph: Graph): string[] {
  const seen = new Set<string>()
  const left: string[] = []
  const visit = (first: string) => {
    const stack: [string, string[]][] = [[first, graph.after(first)]]
    seen.add(first)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top[1].shift()
      if (next === undefined) left.push(stack.pop()?.[0] ?? '')
      else if (!seen.has(next)) {
        seen.add(next)
        stack.push([next, graph.after(next)])
      }
    }
  }
  if (graph.start !== null) visit(graph.start)
  return left.toReversed()
}

function common(a: string, b: string, parent: ReadonlyMap<string, string | null>, rank: ReadonlyMap<string, number>): string {
  let [left, right] = [a, b]
  while (left !== right) {
    while ((rank.get(left) ?? 0) > (rank.get(right) ?? 0)) left = parent.get(left) ?? right
    while ((rank.get(right) ?? 0) > (rank.get(left) ?? 0)) right = parent.get(right) ?? left
  }
  return left
}
