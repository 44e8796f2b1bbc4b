/** A flow told from top to bottom: cards in a row, branches side by side, jumps where the graph is no tree. Pure. */
import { dominators, within, type Tree } from './dominators'
import { INSIDE, type Exit, type Graph, type NodeBlock, type NodeKind, type Port } from './graph'

/** A place between two cards, where something can be put: all these ways lead to `to`. */
export interface Slot {
  exits: Exit[]
  to: string | null
}

export interface Branch {
  port: Port
  exit: Exit
  /** The event on the border by which this way begins. */
  event: NodeBlock | null
  chain: Chain
}

export interface Step {
  node: NodeBlock
  kind: NodeKind | undefined
  /** The place before it. */
  slot: Slot
  branches: Branch[]
  /** What lies in it, where it is a container. */
  inside: Chain | null
  /** The join that gathers its branches. */
  join: NodeBlock | null
}

export interface Chain {
  steps: Step[]
  /** The place at its end; null where the last card ends everything. */
  last: Slot | null
  /** It goes on at a card that stands elsewhere, further up or aside. */
  jump: { to: string; back: boolean } | null
}

export interface Story {
  chain: Chain
  /** Nodes that no way leads to. */
  lost: NodeBlock[]
  /** Jumps to cards aside: the picture is not the whole truth, the canvas is. */
  crossings: number
}

interface Way {
  /** Where the branches around this meet. */
  meet: string | null
  /** "node port" of the branches around. */
  around: readonly string[]
}

export function tell(graph: Graph): Story {
  const teller = new Teller(graph)
  const chain = teller.chain({ exits: [], to: graph.start }, { meet: null, around: [] })
  return { chain, lost: graph.body.nodes.filter((node) => !teller.told.has(node.id)), crossings: teller.crossings }
}

class Teller {
  readonly told = new Set<string>()
  crossings = 0
  private readonly tree: Tree
  private readonly waiting = new Set<string>()
  /** Where a card is told that several ways lead to and that is nobody's meeting point: "node port". */
  private readonly hosts = new Map<string, string>()

  constructor(private readonly graph: Graph) {
    this.tree = dominators(graph)
  }

  chain(first: Slot, way: Way): Chain {
    const steps: Step[] = []
    for (let slot = first; ; ) {
      const { to } = slot
      if (to === null || to === way.meet) return { steps, last: slot, jump: null }
      const host = this.hosts.get(to)
      if (this.told.has(to) || this.waiting.has(to) || (host !== undefined && !way.around.includes(host))) {
        const back = slot.exits.some(({ from }) => within(from, to, this.tree.parent))
        if (!back) this.crossings += 1
        return { steps, last: slot, jump: { to, back } }
      }
      const [step, next] = this.step(to, slot, way)
      steps.push(step)
      if (next === null) return { steps, last: null, jump: null }
      slot = next
    }
  }

  private step(id: string, slot: Slot, way: Way): [Step, Slot | null] {
    this.told.add(id)
    const node = this.graph.nodes.get(id) as NodeBlock
    const kind = this.graph.kind(id)
    const inside = kind?.holds ? this.chain(this.slot({ from: id, port: INSIDE }), { meet: null, around: [] }) : null
    const ports = this.graph.ports(id).filter((port) => !kind?.holds || port.id !== INSIDE)
    const events = this.graph.events(id)
    const step: Step = { node, kind, slot, branches: [], inside, join: null }
    if (ports.length === 0 && events.length === 0) return [step, null]
    const [only] = ports
    if (only && ports.length === 1 && events.length === 0) return [step, this.slot({ from: id, port: only.id })]
    return this.fork(step, ports, events, way)
  }

  private fork(step: Step, ports: Port[], events: NodeBlock[], way: Way): [Step, Slot | null] {
    const { id } = step.node
    const meet = this.meeting(id, ports)
    if (meet !== null) this.waiting.add(meet)
    const ends = meet ?? way.meet
    const branch = (port: Port, exit: Exit, event: NodeBlock | null): Branch => {
      if (event) this.told.add(event.id)
      return { port, exit, event, chain: this.chain(this.slot(exit), { meet: ends, around: [...way.around, `${id} ${event?.id ?? port.id}`] }) }
    }
    step.branches = [
      ...ports.map((port) => branch(port, { from: id, port: port.id }, null)),
      ...events.map((event) => branch({ id: event.id, label: event.name }, { from: event.id, port: this.graph.ports(event.id)[0]?.id ?? 'out' }, event)),
    ]
    if (meet === null) return [step, null]
    this.waiting.delete(meet)
    const here: Slot = { exits: step.branches.flatMap(({ chain }) => waysTo(chain, meet)), to: meet }
    if (this.graph.kind(meet)?.role !== 'join' || step.kind?.role !== 'fork') return [step, here]
    this.told.add(meet)
    step.join = this.graph.nodes.get(meet) ?? null
    return [step, this.slot({ from: meet, port: this.graph.ports(meet)[0]?.id ?? 'out' })]
  }

  /** Where the branches of a node come together again; what else several of them lead to is told in the nearest. */
  private meeting(id: string, ports: Port[]): string | null {
    const found = this.tree.meetings(id).toSorted((a, b) => this.size(b) - this.size(a))
    const starts = ports.map((port) => this.graph.target({ from: id, port: port.id }))
    const largest = Math.max(0, ...starts.map((to) => (to === null || found.includes(to) ? 0 : this.size(to))))
    const meet = found.find((each) => this.size(each) >= largest || this.always(id, each)) ?? null
    for (const other of found.filter((each) => each !== meet)) {
      const near = ports.map((port) => [this.distance(this.graph.target({ from: id, port: port.id }), other), port.id] as const).toSorted((a, b) => a[0] - b[0])[0]
      if (near && near[0] < Infinity) this.hosts.set(other, `${id} ${near[1]}`)
    }
    return meet
  }

  private size(id: string): number {
    return this.tree.size.get(id) ?? 0
  }

  /** Whether every way from `id` comes to `meet`. */
  private always(id: string, meet: string): boolean {
    const seen = new Set([id, meet])
    const waiting = this.graph.after(id)
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      if (seen.has(each)) continue
      seen.add(each)
      const next = this.graph.after(each)
      // An end inside of a container only ends what is in there.
      if (next.length === 0 && this.graph.nodes.get(each)?.in === this.graph.nodes.get(id)?.in) return false
      waiting.push(...next)
    }
    return true
  }

  private distance(from: string | null, to: string): number {
    const seen = new Set<string>()
    let front = from === null ? [] : [from]
    for (let steps = 0; front.length > 0; steps += 1) {
      if (front.includes(to)) return steps
      front.forEach((id) => seen.add(id))
      front = front.flatMap((id) => this.graph.after(id)).filter((id) => !seen.has(id))
    }
    return Infinity
  }

  private slot(exit: Exit): Slot {
    return { exits: [exit], to: this.graph.target(exit) }
  }
}

/** The ways by which a chain comes to `meet`. */
function waysTo(chain: Chain, meet: string): Exit[] {
  if (chain.last) return chain.jump === null && chain.last.to === meet ? chain.last.exits : []
  return chain.steps.at(-1)?.branches.flatMap((branch) => waysTo(branch.chain, meet)) ?? []
}

/** Every chain of a story, from the outside in. */
export function* chains(chain: Chain): Generator<Chain> {
  yield chain
  for (const step of chain.steps) {
    if (step.inside) yield* chains(step.inside)
    for (const branch of step.branches) yield* chains(branch.chain)
  }
}

/** A card, or the head of a branch. */
export type Stop = { part: 'node'; id: string } | { part: 'branch'; id: string; port: string }

const card = (id: string): Stop => ({ part: 'node', id })

/** Cards and heads of branches in the order in which they stand. */
export function stops(chain: Chain): Stop[] {
  return chain.steps.flatMap((step) => [
    card(step.node.id),
    ...(step.inside ? stops(step.inside) : []),
    ...step.branches.flatMap(({ event, port, chain: own }) => [event ? card(event.id) : { part: 'branch' as const, id: step.node.id, port: port.id }, ...stops(own)]),
    ...(step.join ? [card(step.join.id)] : []),
  ])
}

/** The cards alone, in the same order. */
export const inOrder = (chain: Chain): string[] => stops(chain).flatMap((stop) => (stop.part === 'node' ? [stop.id] : []))

/** All nodes of a card with what hangs on it. */
export const region = (step: Step): Set<string> => new Set(inOrder({ steps: [step], last: null, jump: null }))
