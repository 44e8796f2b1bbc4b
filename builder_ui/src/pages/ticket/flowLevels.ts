/** Puts a flow's graph into rows from top to bottom, so that what runs in parallel stands side by side. Pure. */
import type { FlowView } from '../../api/record'

type Node = FlowView['nodes'][number]

/** Nodes that say something to people; the others only steer. */
const STEERING = new Set(['exclusive', 'parallel', 'join', 'assign', 'set_fields', 'notify', 'create_record', 'start'])

export function levels(flow: FlowView, everything: boolean): Node[][] {
  const depth = depths(flow)
  const shown = flow.nodes.filter((node) => everything || speaks(node))
  const rows = new Map<number, Node[]>()
  for (const node of shown) rows.set(depth.get(node.id) ?? 0, [...(rows.get(depth.get(node.id) ?? 0) ?? []), node])
  return [...rows].toSorted(([a], [b]) => a - b).map(([, nodes]) => nodes)
}

/** Of several possible ends only the one that was reached tells something. */
function speaks({ type, state }: Node): boolean {
  return type === 'end' ? state === 'done' || state === 'now' : !STEERING.has(type)
}

/** The longest way from the start to each node; edges that lead back (loops) do not count. */
function depths(flow: FlowView): Map<string, number> {
  const forward = withoutLoops(flow)
  const depth = new Map(flow.nodes.map((node) => [node.id, 0]))
  // One pass per node is enough for the longest way in a graph without loops.
  for (let pass = 0; pass < flow.nodes.length; pass += 1) {
    let moved = false
    for (const { from, to } of forward) {
      const below = (depth.get(from) ?? 0) + 1
      if (below <= (depth.get(to) ?? 0)) continue
      depth.set(to, below)
      moved = true
    }
    if (!moved) break
  }
  return depth
}

function withoutLoops(flow: FlowView): FlowView['edges'] {
  const kept: FlowView['edges'] = []
  const done = new Set<string>()
  const walk = (id: string, way: Set<string>) => {
    if (done.has(id)) return
    const here = new Set(way).add(id)
    for (const edge of flow.edges.filter((each) => each.from === id)) {
      if (here.has(edge.to)) continue
      kept.push(edge)
      walk(edge.to, here)
    }
    done.add(id)
  }
  for (const node of flow.nodes.filter((each) => each.type === 'start')) walk(node.id, new Set())
  return kept
}
