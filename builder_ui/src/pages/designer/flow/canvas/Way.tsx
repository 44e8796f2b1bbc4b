/** A line between two nodes: its name where there are several, and a "+" in its middle. */
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react'
import { useWords } from '../../../../i18n/useWords'
import { useDrawing } from '../drawing'
import { Plus } from '../Plus'

export function Way({ source, sourceHandleId, target, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps) {
  const { say } = useWords()
  const { graph, selection } = useDrawing()
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 12 })
  const ports = graph.ports(source)
  const port = sourceHandleId ?? 'out'
  const label = ports.length > 1 ? say(ports.find((each) => each.id === port)?.label) : ''
  const on = selection.part === 'branch' && selection.id === source && selection.port === port
  return (
    <>
      <BaseEdge path={path} className={on ? 'way-on' : undefined} markerEnd="none" />
      <EdgeLabelRenderer>
        <div className="way-label nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
          {label && <span className="way-name">{label}</span>}
          <Plus slot={{ exits: [{ from: source, port }], to: target }} />
        </div>
      </EdgeLabelRenderer>
    </>
  )
}
