/** Where in a flow something is: what is selected, what a pointer means, where the next node goes. Pure. */
import type { FlowDocument, Graph } from './graph'
import { chains, type Chain, type Slot, type Stop, type Story } from './story'

export type Selection = { part: 'flow' } | Stop

export const FLOW: Selection = { part: 'flow' }

/** What a problem's pointer means: "/body/nodes/3/config/branches/1/when" is a branch of node 3. */
export function selectionAt({ body }: FlowDocument, graph: Graph, pointer: string): Selection {
  const [, , list, index, , setting, item] = pointer.split('/')
  if (list === 'edges') {
    const edge = body.edges[Number(index)]
    return edge && graph.nodes.has(edge.from) ? { part: 'node', id: edge.from } : FLOW
  }
  const node = list === 'nodes' ? body.nodes[Number(index)] : undefined
  if (!node) return FLOW
  const each = graph.kind(node.id)?.ports.each
  const items = each && setting === each ? (node.config?.[each] as { port?: string; id?: string }[] | undefined) : undefined
  const branch = items?.[Number(item)]
  const port = branch?.port
  return port ? { part: 'branch', id: node.id, port } : { part: 'node', id: node.id }
}

/** The property in the panel that the pointer means. */
export function settingAt(pointer: string): string | null {
  const [, , list, , part, setting, item, inner] = pointer.split('/')
  if (list === 'edges') return 'exits'
  if (list !== 'nodes') return list ?? null
  if (part !== 'config') return part ?? null
  return item !== undefined && inner !== undefined ? inner : (setting ?? null)
}

/** How many problems each node has. */
export function troubles(document: FlowDocument, graph: Graph, pointers: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const pointer of pointers) {
    const at = selectionAt(document, graph, pointer)
    const key = at.part === 'flow' ? '' : at.id
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}

/** The place right after what is selected; of the whole flow, before its end. */
export function slotAfter(story: Story, selection: Selection): Slot | null {
  if (selection.part === 'branch') return first(branchOf(story, selection.id, selection.port))
  if (selection.part === 'flow') return story.chain.steps.at(-1)?.slot ?? story.chain.last
  for (const chain of chains(story.chain)) {
    for (const [index, step] of chain.steps.entries()) {
      const event = step.branches.find((branch) => branch.event?.id === selection.id)
      if (event) return first(event.chain)
      if (step.node.id !== selection.id && step.join?.id !== selection.id) continue
      return chain.steps[index + 1]?.slot ?? chain.last ?? first(step.branches[0]?.chain) ?? step.slot
    }
  }
  return null
}

function branchOf(story: Story, node: string, port: string): Chain | undefined {
  for (const chain of chains(story.chain)) for (const step of chain.steps) for (const branch of step.branches) if (branch.exit.from === node && branch.exit.port === port) return branch.chain
  return undefined
}

const first = (chain: Chain | undefined): Slot | null => (chain ? (chain.steps[0]?.slot ?? chain.last) : null)

/** The container that a place lies in. */
export function containerOf(graph: Graph, slot: Slot): string | undefined {
  const [exit] = slot.exits
  if (!exit) return undefined
  return graph.kind(exit.from)?.holds && exit.port === 'inside' ? exit.from : graph.nodes.get(exit.from)?.in
}

/** A name for a place, the same as long as it is the same. */
export const slotKey = (slot: Slot): string => `${slot.exits.map((exit) => `${exit.from}.${exit.port}`).join(' ')}>${slot.to ?? ''}`
