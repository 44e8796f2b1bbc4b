/** Dragging a node from the palette onto a way; everything it does is also done by clicks and keys. */
import { DndContext, DragOverlay, MouseSensor, pointerWithin, rectIntersection, TouchSensor, useSensor, useSensors, type CollisionDetection, type DragEndEvent } from '@dnd-kit/core'
import { useState, type ReactNode } from 'react'
import type { NodeKind } from '../../../designer/flow/graph'
import type { Slot } from '../../../designer/flow/story'
import { useWords } from '../../../i18n/useWords'
import { Glyph } from '../studio/Glyph'
import { useTools } from './drawing'

/** What lies right under the pointer; else what the dragged tile touches. */
const under: CollisionDetection = (args) => {
  const found = pointerWithin(args)
  return found.length > 0 ? found : rectIntersection(args)
}

const QUIET = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

export function Drag({ children }: { children: ReactNode }) {
  const { say } = useWords()
  const tools = useTools()
  const [carried, setCarried] = useState<NodeKind | null>(null)
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 6 } }), useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }))
  const end = ({ over }: DragEndEvent) => {
    const slot = over?.data.current?.slot as Slot | undefined
    if (carried && slot) tools.add(carried, slot)
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
            <Glyph group={carried.group} /> {say(carried.label)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}
