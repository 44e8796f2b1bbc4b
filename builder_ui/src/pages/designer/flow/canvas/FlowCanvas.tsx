/** The same flow as a free canvas: nodes where they are put, lines drawn by hand, clicked together, or chosen in the panel. */
import { useDroppable } from '@dnd-kit/core'
import { Controls, MiniMap, Panel, ReactFlow, ReactFlowProvider, useReactFlow, type Connection, type Edge, type Node, type NodeChange } from '@xyflow/react'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { layout } from '../../../../designer/flow/layout'
import { portOf } from '../../../../designer/flow/graph'
import { inOrder } from '../../../../designer/flow/story'
import { useWords } from '../../../../i18n/useWords'
import type { Drop } from '../Drag'
import { useDrawing, useTools } from '../drawing'
import { CanvasNode } from './CanvasNode'
import { usePlaces, type Place, type Places } from './places'
import { Way } from './Way'
import '@xyflow/react/dist/style.css'
import './canvas.css'

const NODES = { node: CanvasNode }
const EDGES = { way: Way }

export default function FlowCanvas() {
  return (
    <ReactFlowProvider>
      <Sheet />
    </ReactFlowProvider>
  )
}

function Sheet() {
  const { t } = useWords()
  const { document, graph, story, selection } = useDrawing()
  const tools = useTools()
  const { screenToFlowPosition } = useReactFlow()
  const { places, put } = usePlaces(document, tools.edit)
  // Where something is while it is carried; the step is made when it is let go.
  const [live, setLive] = useState<Places>({})
  const [sizes, setSizes] = useState<Readonly<Record<string, { width: number; height: number }>>>({})
  const boxes = useMemo(() => layout(graph), [graph])
  const nodes = useMemo(
    () =>
      outerFirst(
        graph.body.nodes.map((node): Node & { in?: string } => {
          const box = boxes.get(node.id)
          const holds = graph.kind(node.id)?.holds
          return {
            id: node.id,
            type: 'node',
            position: live[node.id] ?? places[node.id] ?? { x: box?.x ?? 0, y: box?.y ?? 0 },
            data: {},
            ...(sizes[node.id] ? { measured: sizes[node.id] } : {}),
            ...(node.in ? { parentId: node.in, expandParent: true, in: node.in } : {}),
            ...(box ? { style: { width: box.width, ...(holds ? { height: box.height } : {}) } } : {}),
            selected: selection.part === 'node' && selection.id === node.id,
          }
        }),
      ),
    [graph, boxes, places, live, selection, sizes],
  )
  // A long flow opens at its beginning, large enough to be read.
  const [firsts] = useState(() => inOrder(story.chain).slice(0, 5).map((id) => ({ id })))
  const edges = useMemo(
    () => graph.body.edges.map((edge): Edge => ({ id: `${edge.from} ${portOf(edge)}`, source: edge.from, sourceHandle: portOf(edge), target: edge.to, type: 'way', focusable: false })),
    [graph],
  )
  const change = (changes: NodeChange[]) => {
    const moved = changes.flatMap((each): [string, Place, boolean][] => (each.type === 'position' && each.position ? [[each.id, each.position, each.dragging === false]] : []))
    const found = Object.fromEntries(moved.map(([id, place]) => [id, place]))
    const dropped = moved.some(([id, { x, y }, done]) => done && (x !== places[id]?.x || y !== places[id]?.y))
    if (dropped) put((before) => ({ ...before, ...live, ...found }))
    if (moved.length > 0) setLive((before) => (moved.some(([, , done]) => done) ? {} : { ...before, ...found }))
    for (const each of changes) {
      if (each.type === 'dimensions' && each.dimensions) setSizes((before) => ({ ...before, [each.id]: each.dimensions ?? { width: 0, height: 0 } }))
    }
  }
  const connect = ({ source, sourceHandle, target }: Connection) => tools.connect({ from: source, port: sourceHandle ?? 'out' }, target)
  /** The end of a line is carried to another card, or its beginning to another exit. */
  const reconnect = (edge: Edge, connection: Connection) => {
    const exit = { from: edge.source, port: edge.sourceHandle ?? 'out' }
    if (edge.source !== connection.source || edge.sourceHandle !== connection.sourceHandle) tools.connect(exit, null)
    connect(connection)
  }
  const drop = useCallback<Drop>(
    (kind, at) => {
      const id = tools.addLoose(kind)
      put((before) => ({ ...before, [id]: screenToFlowPosition(at) }), `loose:${id}`)
    },
    [put, tools, screenToFlowPosition],
  )
  const { setNodeRef } = useDroppable({ id: 'canvas', data: { drop } })
  const labels = useMemo(() => Object.fromEntries(LABELS.map((key) => [key, t(`canvas.${key.replaceAll('.', '_')}`)])), [t])
  return (
    <div className="flow-canvas" ref={setNodeRef}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        onNodesChange={change}
        onConnect={connect}
        onReconnect={reconnect}
        isValidConnection={({ source, target }) => source !== target}
        onEdgeClick={(_, edge) => tools.select({ part: 'branch', id: edge.source, port: edge.sourceHandle ?? 'out' })}
        onPaneClick={() => tools.select({ part: 'flow' })}
        nodesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        nodeDragThreshold={4}
        minZoom={0.2}
        fitView
        fitViewOptions={{ maxZoom: 0.9, nodes: firsts }}
        ariaLabelConfig={labels}
        proOptions={{ hideAttribution: false }}
      >
        <Controls showInteractive={false} />
        <MiniMap pannable zoomable className="flow-map" />
        <Panel position="top-left">
          <Button size="small" onClick={() => put(() => ({}))}>
            {t('canvas.arrange')}
          </Button>
        </Panel>
      </ReactFlow>
    </div>
  )
}

const LABELS = ['controls.ariaLabel', 'controls.zoomIn.ariaLabel', 'controls.zoomOut.ariaLabel', 'controls.fitView.ariaLabel', 'minimap.ariaLabel', 'handle.ariaLabel']

/** A container must come before what lies in it. */
function outerFirst<T extends { id: string; in?: string }>(nodes: T[]): T[] {
  const depth = (node: T | undefined): number => (node?.in === undefined ? 0 : 1 + depth(nodes.find((each) => each.id === node.in)))
  return nodes.toSorted((a, b) => depth(a) - depth(b))
}
