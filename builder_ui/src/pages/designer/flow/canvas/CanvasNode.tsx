/** A card on the canvas: lines come in above, and go out below from a point for every exit. */
import { Handle, Position, type NodeProps } from '@xyflow/react'
import { useWords } from '../../../../i18n/useWords'
import { Card } from '../Card'
import { useDrawing } from '../drawing'

export function CanvasNode({ id }: NodeProps) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const node = graph.nodes.get(id)
  const kind = graph.kind(id)
  if (!node) return null
  const ports = graph.ports(id)
  const name = say(node.name)
  return (
    <div className={kind?.holds ? 'canvas-holds' : 'canvas-node'}>
      {kind?.role !== 'start' && kind?.role !== 'boundary' && <Handle type="target" position={Position.Top} role="img" aria-label={t('canvas.into', { name })} />}
      <Card node={node} kind={kind} />
      {ports.map((port, index) => (
        <Handle
          key={port.id}
          id={port.id}
          type="source"
          role="img"
          position={Position.Bottom}
          style={{ left: `${((index + 1) * 100) / (ports.length + 1)}%` }}
          className={graph.target({ from: id, port: port.id }) === null ? 'handle-loose' : undefined}
          title={say(port.label)}
          aria-label={t('canvas.out_of', { name, port: say(port.label) })}
        />
      ))}
    </div>
  )
}
