/** Both versions of a flow in one drawing: what comes is green, what goes is red and dashed, what changes is amber. */
import dagre from '@dagrejs/dagre'
import { useMemo } from 'react'
import type { Words } from '../../../api/words'
import { others, pairs, type Difference, type Mark } from '../../../designer/difference'
import { useWords } from '../../../i18n/useWords'
import { MarkTag } from './MarkTag'
import { SettingList } from './SettingList'
import type { ValueText } from './useValueText'

interface Node {
  id: string
  type: string
  name: Words
}

interface Edge {
  from: string
  to: string
  port?: string
}

const NODES = '/body/nodes'
const EDGES = '/body/edges'
const WIDE = 132
const HIGH = 40

export default function FlowDiff({ difference, tell }: { difference: Difference; tell: ValueText }) {
  const { t, say } = useWords()
  const nodes = useMemo(() => pairs<Node>(difference, NODES, (node) => node.id), [difference])
  const edges = useMemo(() => pairs<Edge>(difference, EDGES, (edge) => `${edge.from} ${edge.port ?? 'out'} ${edge.to}`), [difference])
  const drawn = useMemo(() => layout(nodes.map((pair) => pair.name), edges.map((pair) => (pair.after ?? pair.before) as Edge)), [nodes, edges])
  const touched = nodes.filter((pair) => pair.mark !== 'same')
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <div className="diff-flow" role="group" aria-label={t('publish.graph')} tabIndex={0}>
        <svg width={drawn.width} height={drawn.height} viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-label={t('publish.graph_told', { count: touched.length })}>
          {edges.map((pair, place) => (
            <path key={pair.name} className={`diff-edge diff-edge-${lineOf(pair.mark)}`} d={drawn.edges[place]} />
          ))}
          {nodes.map((pair) => {
            const [x, y] = drawn.nodes.get(pair.name) ?? [0, 0]
            const node = (pair.after ?? pair.before) as Node
            return (
              <foreignObject key={pair.name} x={x - WIDE / 2} y={y - HIGH / 2} width={WIDE} height={HIGH}>
                <div className={`diff-node diff-${pair.mark}`} title={say(node.name)}>
                  {say(node.name)}
                </div>
              </foreignObject>
            )
          })}
        </svg>
      </div>
      <ul className="diff-form">
        {touched.map((pair) => (
          <li key={pair.name} className={`diff-field diff-${pair.mark}`}>
            <span className="diff-label">
              {say(((pair.after ?? pair.before) as Node).name)} <MarkTag mark={pair.mark} moved={false} />
            </span>
            <SettingList settings={pair.inside} tell={tell} />
          </li>
        ))}
      </ul>
      <SettingList settings={others(difference, [NODES, EDGES])} tell={tell} />
    </>
  )
}

const lineOf = (mark: Mark) => (mark === 'changed' ? 'same' : mark)

function layout(nodes: readonly string[], edges: readonly Edge[]) {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 36, marginx: 8, marginy: 8 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const id of nodes) graph.setNode(id, { width: WIDE, height: HIGH })
  const known = new Set(nodes)
  for (const [place, edge] of edges.entries()) if (known.has(edge.from) && known.has(edge.to)) graph.setEdge(edge.from, edge.to, {}, String(place))
  dagre.layout(graph)
  const lines = edges.map((edge, place) => (known.has(edge.from) && known.has(edge.to) ? line(graph.edge(edge.from, edge.to, String(place))?.points ?? []) : ''))
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return { width, height, edges: lines, nodes: new Map(nodes.map((id) => [id, [graph.node(id).x, graph.node(id).y] as const])) }
}

const line = (points: readonly { x: number; y: number }[]) => points.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x},${y}`).join(' ')
