/** Dragging a node from the palette onto a way; everything it does is also done by clicks and keys. */
import { DndContext, DragOverlay, pointerWithin, rectIntersection, type CollisionDetection, type DragEndEvent } from '@dnd-kit/core'
import { useState, type ReactNode } from 'react'
import type { NodeKind } from '../../../designer/flow/graph'
import type { Slot } from '../../../designer/flow/story'
import { useWords } from '../../../i18n/useWords'
import { Glyph } from '../studio/Glyph'
import { useGrips } from '../studio/useGrips'
import { useTools } from './drawing'

/** A place that takes a node wherever it is let go. */
export type Drop = (kind: NodeKind, at: { x: number; y: number }) => void

/** A "+" right under the pointer, else one that the dragged tile touches, else the canvas around. */
const under: CollisionDetection = (args) => {
  const found = [...pointerWithin(args), ...rectIntersection(args)]
  const plus = found.filter(({ id }) => String(id).startsWith('slot:'))
  return plus.length > 0 ? plus : found
}

const QUIET = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

export function Drag({ children }: { children: ReactNode }) {
  const { say } = useWords()
  const tools = useTools()
  const [carried, setCarried] = useState<NodeKind | null>(null)
  const sensors = useGrips()
  const end = ({ active, over }: DragEndEvent) => {
    const target = over?.data.current as { slot?: Slot; drop?: Drop } | undefined
    const rect = active.rect.current.translated
    if (carried && target?.slot) tools.add(carried, target.slot)
    else if (carried && target?.drop && rect) target.drop(carried, { x: rect.left, y: rect.top })
    setCarried(null)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={under}
      accessibility={{ announcements: QUIET, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => setCarried((active.data.current?.kind as NodeKind | undefined) ?? null)}
      onDragEnd={end}
      onDragCancel={() => setCarried(null)}
    >
      <div className={carried ? 'dragging' : undefined}>{children}</div>
      <DragOverlay dropAnimation={null}>
        {carried && (
          <div className="carried">
            <Glyph of="nodes" type={carried.type} /> {say(carried.label)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}
