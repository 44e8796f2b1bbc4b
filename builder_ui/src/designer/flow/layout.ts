/** Where every node stands on the canvas when nobody has moved it: layers from top to bottom, containers around what they hold. */
import dagre from '@dagrejs/dagre'
import type { Graph, NodeBlock } from './graph'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const STEP = { width: 232, height: 108 }
const PILL = { width: 180, height: 64 }
const EVENT = { width: 200, height: 64 }
const PAD = 28
const HEAD = 96

/** Every node's box; within a container relative to its corner. */
export function layout(graph: Graph): Map<string, Box> {
  const found = new Map<string, Box>()
  level(graph, undefined, found)
  return found
}

/** Lays out what lies in `within`, and answers how much room it takes. */
function level(graph: Graph, within: string | undefined, found: Map<string, Box>): { width: number; height: number } {
  const own = graph.body.nodes.filter((node) => node.in === within)
  const sheet = new dagre.graphlib.Graph({ multigraph: true })
  sheet.setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 84, marginx: within ? PAD : 0, marginy: within ? PAD : 0 })
  sheet.setDefaultEdgeLabel(() => ({}))
  for (const node of own) sheet.setNode(node.id, sizeOf(graph, node, found))
  const here = new Set(own.map((node) => node.id))
  for (const edge of graph.body.edges) if (here.has(edge.from) && here.has(edge.to)) sheet.setEdge(edge.from, edge.to, {}, edge.port ?? 'out')
  for (const node of own) if (node.on !== undefined && here.has(node.on)) sheet.setEdge(node.on, node.id, { minlen: 1 }, `event ${node.id}`)
  dagre.layout(sheet)
  for (const { id } of own) {
    const { x, y, width, height } = sheet.node(id) as Box
    found.set(id, { x: x - width / 2, y: y - height / 2 + (within ? HEAD : 0), width, height })
  }
  const { width = 0, height = 0 } = sheet.graph()
  return { width: Math.max(STEP.width + 2 * PAD, width), height: height + HEAD }
}

function sizeOf(graph: Graph, node: NodeBlock, found: Map<string, Box>): { width: number; height: number } {
  const kind = graph.kind(node.id)
  if (kind?.holds) return level(graph, node.id, found)
  if (kind?.role === 'boundary') return { ...EVENT }
  return kind?.role === 'step' || kind?.role === 'fork' ? { ...STEP } : { ...PILL }
}
