/** Everything that can be done to a flow's graph: each takes the document and answers the next one. Pure. */
import { put } from '../ordered'
import { blankItem, blankNode, type Item } from './blank'
import { NODE_ORDER, INSIDE, edgeOf, portOf, portsOf, Graph, type Edit, type EdgeBlock, type Exit, type FlowBody, type FlowDocument, type Kinds, type NodeBlock } from './graph'
import { chains, region, tell, type Slot, type Step } from './story'

const BODY_ORDER = ['form', 'enabled', 'nodes', 'edges']

const inBody = (change: (body: FlowBody) => FlowBody): Edit => (document) => {
  const body = change(document.body)
  return body === document.body ? document : { ...document, body }
}

export const setName = (name: FlowDocument['name']): Edit => (document) => ({ ...document, name })

export const setForm = (form: string): Edit => inBody((body) => put(body, 'form', form, BODY_ORDER))

/** Whether it begins for new records; on is what holds where nothing is written. */
export const setEnabled = (on: boolean): Edit => inBody((body) => put(body, 'enabled', on ? undefined : false, BODY_ORDER))

export function setNode(id: string, key: string, value: unknown): Edit {
  return inBody((body) => withNodes(body, body.nodes.map((node) => (node.id === id ? put(node, key, value, NODE_ORDER) : node))))
}

/** The settings of a node; its exits follow: new ones lead to where its branches meet, lost ones take their branch along. */
export function setConfig(id: string, config: Record<string, unknown>, kinds: Kinds): Edit {
  return (document) => {
    const before = new Graph(document.body, kinds)
    const old = before.ports(id)
    const next = setNode(id, 'config', config)(document)
    const ports = portsOf(before.kind(id), config)
    const lost = old.filter((port) => !ports.some((each) => each.id === port.id))
    const added = ports.filter((port) => !old.some((each) => each.id === port.id))
    if (lost.length === 0 && added.length === 0) return next
    // As many as before: an exit has another name.
    const renamed = new Map(lost.length === added.length && ports.length === old.length ? lost.map((port, index) => [port.id, added[index]?.id ?? port.id]) : [])
    return inBody((body) => rewired(before, body, id, renamed, lost.map((port) => port.id), added.map((port) => port.id), kinds))(next)
  }
}

function rewired(before: Graph, body: FlowBody, id: string, renamed: ReadonlyMap<string, string>, lost: string[], added: string[], kinds: Kinds): FlowBody {
  const edges = body.edges.flatMap((edge): EdgeBlock[] => {
    if (edge.from !== id || !lost.includes(portOf(edge))) return [edge]
    const name = renamed.get(portOf(edge))
    return name === undefined ? [] : [edgeOf({ from: id, port: name }, edge.to)]
  })
  if (renamed.size > 0) return { ...body, edges }
  const target = meetingOf(before, id)
  const led = target === null ? edges : [...edges, ...added.map((port) => edgeOf({ from: id, port }, target))]
  return pruned({ ...body, edges: led }, before, kinds)
}

/** Where the branches of a node come together; else where the last of them leads. */
export function meetingOf(graph: Graph, id: string): string | null {
  const step = stepOf(graph, id)
  if (step?.join) return step.join.id
  for (const chain of chains(tell(graph).chain)) {
    const at = chain.steps.findIndex((each) => each.node.id === id)
    if (at >= 0) return chain.steps[at + 1]?.slot.to ?? chain.last?.to ?? meetingAround(graph, id) ?? lastOf(graph, id)
  }
  return lastOf(graph, id)
}

const lastOf = (graph: Graph, id: string) => graph.ports(id).flatMap((port) => graph.target({ from: id, port: port.id }) ?? []).at(-1) ?? null

/** Its branches end where those around it meet. */
function meetingAround(graph: Graph, id: string): string | null {
  const step = stepOf(graph, id)
  const ends = step?.branches.flatMap(({ chain }) => (chain.last && !chain.jump ? (chain.last.to ?? []) : [])) ?? []
  return ends.at(-1) ?? null
}

function stepOf(graph: Graph, id: string): Step | null {
  for (const chain of chains(tell(graph).chain)) for (const step of chain.steps) if (step.node.id === id || step.join?.id === id) return step
  return null
}

/** Puts a node between some ways and where they lead. A fork brings its join, a container and a loose end their end. */
export function insert(block: NodeBlock, slot: Slot, kinds: Kinds): Edit {
  return inBody((body) => {
    const graph = new Graph(body, kinds)
    const maker = new Maker(body, kinds, block)
    const target = slot.to ?? maker.end(block.in)
    maker.wire(target, insideFork(graph, slot))
    const moved = (edge: EdgeBlock) => slot.exits.some((exit) => exit.from === edge.from && exit.port === portOf(edge))
    const led = body.edges.map((edge) => (moved(edge) ? { ...edge, to: block.id } : edge))
    const loose = slot.exits.filter((exit) => graph.target(exit) === null).map((exit) => edgeOf(exit, block.id))
    return { ...body, nodes: [...body.nodes, ...maker.nodes], edges: [...led, ...loose, ...maker.edges] }
  })
}

/** A new node with all that comes along. */
class Maker {
  readonly nodes: NodeBlock[]
  readonly edges: EdgeBlock[] = []

  constructor(
    private readonly body: FlowBody,
    private readonly kinds: Kinds,
    private readonly block: NodeBlock,
  ) {
    this.nodes = [block]
  }

  wire(target: string, guarded: boolean): void {
    const kind = this.kinds.get(this.block.type)
    const ports = portsOf(kind, this.block.config)
    const meet = kind?.role === 'fork' ? this.join(target) : target
    for (const [index, port] of ports.entries()) {
      const inner = kind?.holds && port.id === INSIDE
      // Who is refused does not go on with the rest; inside of a fork every way must come to the join.
      const refused = kind?.decides && index > 0 && kind.ports.always.length > 1 && !guarded
      this.edges.push(edgeOf({ from: this.block.id, port: port.id }, inner ? this.end(this.block.id) : refused ? this.end(this.block.in, port.label) : meet))
    }
  }

  end(within?: string, name?: NodeBlock['name']): string {
    return this.make('end', within, name)
  }

  private join(target: string): string {
    const id = this.make('join', this.block.in)
    this.edges.push(edgeOf({ from: id, port: 'out' }, target))
    return id
  }

  private make(role: string, within?: string, name?: NodeBlock['name']): string {
    const kind = [...this.kinds.values()].find((each) => each.role === role)
    if (!kind) throw new Error(`the catalogue has no node of the role ${role}`)
    const node = blankNode(kind, [...this.body.nodes, ...this.nodes].map((each) => each.id), within)
    this.nodes.push(name ? { ...node, name } : node)
    return node.id
  }
}

/** Whether the place lies between a fork and its join. */
function insideFork(graph: Graph, slot: Slot): boolean {
  const forks = (chain: ReturnType<typeof tell>['chain'], depth: boolean): boolean | null => {
    if (chain.last?.to === slot.to && chain.last.exits.some((exit) => slot.exits.some((each) => each.from === exit.from && each.port === exit.port))) return depth
    for (const step of chain.steps) {
      if (step.slot.exits.some((exit) => slot.exits.some((each) => each.from === exit.from && each.port === exit.port))) return depth
      for (const branch of step.branches) {
        const found = forks(branch.chain, depth || step.kind?.role === 'fork')
        if (found !== null) return found
      }
      const inner = step.inside ? forks(step.inside, false) : null
      if (inner !== null) return inner
    }
    return null
  }
  return forks(tell(graph).chain, false) ?? false
}

/** An event on the border of a node, with an end of its own. */
export function addEvent(block: NodeBlock, host: string, kinds: Kinds): Edit {
  return inBody((body) => {
    const within = body.nodes.find((node) => node.id === host)?.in
    const event = { ...block, on: host, ...(within ? { in: within } : {}) }
    const maker = new Maker(body, kinds, event)
    maker.wire(maker.end(within), true)
    const nodes = maker.nodes.map((node) => (node.id === event.id ? inNodeOrder(node) : node))
    return { ...body, nodes: [...body.nodes, ...nodes], edges: [...body.edges, ...maker.edges] }
  })
}

const inNodeOrder = (node: NodeBlock): NodeBlock => Object.fromEntries(NODE_ORDER.filter((key) => key in node).map((key) => [key, node[key as keyof NodeBlock]])) as unknown as NodeBlock

/** What can follow when a node goes: one of its ways is kept, or none and all goes on where they meet. */
export type Keep = { port: string } | 'meeting'

/** Takes a node away; what led to it leads on, and what nothing leads to any more goes with it. */
export function removeNode(id: string, keep: Keep, kinds: Kinds): Edit {
  return inBody((body) => {
    const graph = new Graph(body, kinds)
    const kind = graph.kind(id)
    if (!graph.nodes.has(id) || kind?.role === 'start') return body
    const join = kind?.role === 'fork' ? (stepOf(graph, id)?.join?.id ?? null) : null
    const behind = join === null ? null : lastOf(graph, join)
    const wanted = keep === 'meeting' ? meetingOf(graph, id) : graph.target({ from: id, port: keep.port })
    const to = wanted !== null && wanted === join ? behind : wanted
    const edges = body.edges.flatMap((edge): EdgeBlock[] => {
      if (edge.from === id || edge.from === join) return []
      const target = edge.to === id ? to : edge.to === join ? behind : edge.to
      return target === null || target === edge.from ? [] : [edge.to === target ? edge : { ...edge, to: target }]
    })
    const gone = new Set([id, ...(join === null ? [] : [join])])
    return pruned({ ...body, nodes: body.nodes.filter((node) => !gone.has(node.id)), edges }, graph, kinds)
  })
}

/** Without the nodes that could be come to before and cannot now, and what hangs on them. */
function pruned(body: FlowBody, before: Graph, kinds: Kinds): FlowBody {
  const now = new Graph(body, kinds).reached()
  const lost = [...before.reached()].filter((id) => !now.has(id))
  const gone = new Set(lost.filter((id) => before.kind(id)?.role !== 'start'))
  if (gone.size === 0) return body
  return { ...body, nodes: body.nodes.filter((node) => !gone.has(node.id)), edges: body.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to)) }
}

/** One more branch, button or case, which leads to where the others meet. */
export function addBranch(id: string, kinds: Kinds): Edit {
  return (document) => {
    const node = document.body.nodes.find((each) => each.id === id)
    const kind = kinds.get(node?.type ?? '')
    const each = kind?.ports.each
    const list = each ? kind?.config.properties?.[each] : undefined
    if (!node || !each || !list) return document
    const items = (node.config?.[each] ?? []) as Item[]
    return setConfig(id, put(node.config ?? {}, each, [...items, blankItem(list, items)], Object.keys(kind?.config.properties ?? {})), kinds)(document)
  }
}

/** Leads an exit elsewhere, or nowhere; no node goes. */
export function connect(exit: Exit, to: string | null): Edit {
  return inBody((body) => {
    const at = body.edges.findIndex((edge) => edge.from === exit.from && portOf(edge) === exit.port)
    if (to === null) return at < 0 ? body : { ...body, edges: body.edges.toSpliced(at, 1) }
    if (at < 0) return { ...body, edges: [...body.edges, edgeOf(exit, to)] }
    if (body.edges[at]?.to === to) return body
    return { ...body, edges: body.edges.with(at, { ...(body.edges[at] as EdgeBlock), to }) }
  })
}

/** Puts a node that nothing leads to onto the canvas. */
export const place = (block: NodeBlock): Edit => inBody((body) => ({ ...body, nodes: [...body.nodes, block] }))

/** Changes places with the card above or below. */
export function move(id: string, by: -1 | 1, kinds: Kinds): Edit {
  return inBody((body) => {
    const pair = neighbours(new Graph(body, kinds), id, by)
    if (!pair) return body
    const [upper, lower, next] = pair
    const [above, below] = [region(upper), region(lower)]
    const first = (edge: EdgeBlock) => upper.slot.exits.some((exit) => exit.from === edge.from && exit.port === portOf(edge))
    const edges = body.edges.map((edge) => {
      if (first(edge) && edge.to === upper.node.id) return { ...edge, to: lower.node.id }
      if (above.has(edge.from) && edge.to === lower.node.id) return { ...edge, to: next }
      return below.has(edge.from) && edge.to === next ? { ...edge, to: upper.node.id } : edge
    })
    return { ...body, edges }
  })
}

export const canMove = (graph: Graph, id: string, by: -1 | 1): boolean => neighbours(graph, id, by) !== null

/** The two cards that would change places, and what follows them. */
function neighbours(graph: Graph, id: string, by: -1 | 1): [Step, Step, string] | null {
  for (const chain of chains(tell(graph).chain)) {
    const at = chain.steps.findIndex((step) => step.node.id === id)
    const upper = chain.steps[by < 0 ? at - 1 : at]
    const lower = chain.steps[by < 0 ? at : at + 1]
    if (at < 0 || !upper || !lower || upper.kind?.role === 'start') continue
    const next = chain.steps[by < 0 ? at + 1 : at + 2]?.slot.to ?? chain.last?.to ?? null
    return next === null || next === upper.node.id ? null : [upper, lower, next]
  }
  return null
}

function withNodes(body: FlowBody, nodes: NodeBlock[]): FlowBody {
  return nodes.every((node, index) => node === body.nodes[index]) && nodes.length === body.nodes.length ? body : { ...body, nodes }
}
