/** A new flow: it begins and ends, with a few steps between where they are wished for. Pure. */
import type { Words } from '../../api/words'
import { blankNode } from './blank'
import { insert } from './commands'
import type { FlowDocument, Kinds, NodeBlock, NodeKind } from './graph'

/** A flow that begins and ends. */
export function newFlow(key: string, name: Words, form: string, kinds: Kinds): FlowDocument {
  const all = [...kinds.values()]
  const start = all.find((kind) => kind.role === 'start')
  const end = all.find((kind) => kind.role === 'end')
  return {
    $schema: '/schemas/flow.json',
    kind: 'flow',
    key,
    version: 1,
    name,
    body: { form, nodes: [...bare(start, 'start'), ...bare(end, 'end')], edges: [{ from: 'start', to: 'end' }] },
  }
}

const bare = (kind: NodeKind | undefined, id: string): NodeBlock[] => (kind ? [{ id, type: kind.type, name: kind.label, config: {} }] : [])

/** The flow with a first few steps before its end, one after the other. */
export function withSteps(flow: FlowDocument, types: readonly string[], kinds: Kinds): FlowDocument {
  return types.toReversed().reduce((document, type) => {
    const kind = kinds.get(type)
    const to = document.body.edges.find((edge) => edge.from === 'start')?.to ?? null
    return kind ? insert(blankNode(kind, document.body.nodes.map((node) => node.id)), { exits: [{ from: 'start', port: 'out' }], to }, kinds)(document) : document
  }, flow)
}
