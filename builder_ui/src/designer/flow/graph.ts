/** A flow as its definition writes it: nodes, the ways between them, and what its kinds say about exits. Pure. */
import type { Words } from '../../api/words'
import type { Kind } from '../catalogue'
import type { Change, Envelope } from '../document'

export interface Port {
  id: string
  label: Words
}

/** What a node leaves behind for later conditions; see engines/flow/tells.py. */
export interface Tells {
  always: { id: string; type: string; label: Words; only: Record<string, string> }[]
  lists: string[]
  fields: string | null
  under: string | null
  rows: string | null
  items: string | null
  call: boolean
}

export interface NodeKind extends Kind {
  tells: Tells
  ports: { always: Port[]; each: string | null; when_set: Record<string, Port>; named_by: string | null }
  role: string
  waits: boolean
  decides: boolean
  /** Other nodes lie inside of it. */
  holds?: boolean
}

export interface NodeBlock {
  id: string
  type: string
  v?: number
  name: Words
  config?: Record<string, unknown>
  /** The container that it lies in. */
  in?: string
  /** The node on whose border it sits. */
  on?: string
}

export interface EdgeBlock {
  from: string
  port?: string
  to: string
}

export interface FlowBody {
  form: string
  /** Off: it begins nowhere, what is under way goes on. */
  enabled?: boolean
  nodes: NodeBlock[]
  edges: EdgeBlock[]
}

export interface FlowDocument extends Envelope {
  kind: 'flow'
  body: FlowBody
}

export type Edit = Change<FlowDocument>
export type Kinds = ReadonlyMap<string, NodeKind>

/** A way out of a node. */
export interface Exit {
  from: string
  port: string
}

export const OUT = 'out'
export const INSIDE = 'inside'
export const NODE_ORDER = 'id type v in on name config'.split(' ')

export const portOf = (edge: EdgeBlock): string => edge.port ?? OUT

export const edgeOf = ({ from, port }: Exit, to: string): EdgeBlock => (port === OUT ? { from, to } : { from, port, to })

/** The exits of a node with these settings, in order; `otherwise` is where none of the others applies. */
export function portsOf(kind: NodeKind | undefined, config: Readonly<Record<string, unknown>> = {}, otherwise: Words = { zh: '' }): Port[] {
  if (!kind) return []
  const { always, each, when_set: whenSet, named_by: namedBy } = kind.ports
  const listed = each && Array.isArray(config[each]) ? (config[each] as { port?: string; id?: string; label?: Words }[]) : []
  const named = namedBy ? config[namedBy] : undefined
  return [
    ...always,
    ...listed.map((item) => ({ id: item.port ?? item.id ?? '', label: item.label ?? { zh: item.port ?? item.id ?? '' } })),
    ...Object.entries(whenSet).flatMap(([setting, port]) => (config[setting] === undefined ? [] : [port])),
    ...(typeof named === 'string' ? [{ id: named, label: otherwise }] : []),
  ]
}

/** Quick answers about one body. */
export class Graph {
  readonly nodes: ReadonlyMap<string, NodeBlock>
  private readonly targets = new Map<string, string>()

  constructor(
    readonly body: FlowBody,
    readonly kinds: Kinds,
    /** What the exit is called for when no branch applies. */
    readonly otherwise: Words = { zh: '' },
  ) {
    this.nodes = new Map(body.nodes.map((node) => [node.id, node]))
    for (const edge of body.edges) if (this.nodes.has(edge.to)) this.targets.set(`${edge.from} ${portOf(edge)}`, edge.to)
  }

  kind(id: string): NodeKind | undefined {
    return this.kinds.get(this.nodes.get(id)?.type ?? '')
  }

  ports(id: string): Port[] {
    return portsOf(this.kind(id), this.nodes.get(id)?.config, this.otherwise)
  }

  target({ from, port }: Exit): string | null {
    return this.targets.get(`${from} ${port}`) ?? null
  }

  events(id: string): NodeBlock[] {
    return this.body.nodes.filter((node) => node.on === id)
  }

  /** Everything that can come right after: along the exits, over the border, into the container. */
  after(id: string): string[] {
    const led = this.ports(id).flatMap((port) => this.target({ from: id, port: port.id }) ?? [])
    return [...led, ...this.events(id).map((node) => node.id)]
  }

  get start(): string | null {
    return this.body.nodes.find((node) => this.kinds.get(node.type)?.role === 'start')?.id ?? null
  }

  /** What can be come to from the start. */
  reached(from: string | null = this.start): Set<string> {
    const seen = new Set<string>()
    const waiting = from === null ? [] : [from]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue
      seen.add(id)
      waiting.push(...this.after(id))
    }
    return seen
  }
}
