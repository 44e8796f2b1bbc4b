/** A line between two nodes, led round the others: its name where there are several, and a "+" in its middle. */
import { BaseEdge, EdgeLabelRenderer, useReactFlow, type EdgeProps } from '@xyflow/react'
import type { Box } from '../../../../designer/flow/layout'
import { drawn, middle, route, type Point } from '../../../../designer/flow/route'
import { useWords } from '../../../../i18n/useWords'
import { useDrawing } from '../drawing'
import { Plus } from '../Plus'

export function Way({ source, sourceHandleId, target, sourceX, sourceY, targetX, targetY }: EdgeProps) {
  const { say } = useWords()
  const { graph, selection } = useDrawing()
  const [from, to] = [{ x: sourceX, y: sourceY }, { x: targetX, y: targetY }]
  const way = route(from, to, useCards().filter((card) => !holds(card, from) && !holds(card, to)))
  const { x, y } = middle(way)
  const ports = graph.ports(source)
  const port = sourceHandleId ?? 'out'
  const label = ports.length > 1 ? say(ports.find((each) => each.id === port)?.label) : ''
  const on = selection.part === 'branch' && selection.id === source && selection.port === port
  return (
    <>
      <BaseEdge path={drawn(way)} className={on ? 'way-on' : undefined} markerEnd="none" />
      <EdgeLabelRenderer>
        <div className="way-label nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
          {label && <span className="way-name">{label}</span>}
          <Plus slot={{ exits: [{ from: source, port }], to: target }} />
        </div>
      </EdgeLabelRenderer>
    </>
  )
}

/** Where every card lies now. */
function useCards(): Box[] {
  const { getNodes, getInternalNode } = useReactFlow()
  return getNodes().flatMap(({ id }) => {
    const node = getInternalNode(id)
    return node?.measured.width ? [{ ...node.internals.positionAbsolute, width: node.measured.width, height: node.measured.height ?? 0 }] : []
  })
}

/** A container is no obstacle for what lies in it. */
const holds = ({ x, y, width, height }: Box, point: Point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height
