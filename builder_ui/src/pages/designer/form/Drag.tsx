/** Dragging with mouse or finger, in one place; everything it does is also done by buttons, menus and keys. */
import { DndContext, DragOverlay, pointerWithin, closestCenter, useDroppable, useDraggable, type CollisionDetection, type DragEndEvent, type DragMoveEvent, type DragStartEvent } from '@dnd-kit/core'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { REST, type Place } from '../../../designer/canvas'
import { useGrips } from '../studio/useGrips'

export type Carried = { field: string; label: string } | { kind: string; label: string }

const DropContext = createContext<Place | null>(null)

/** Where a drop would go now. */
export const useDrop = () => useContext(DropContext)

/** Rows under the pointer; else the nearest of its own height, so that gaps are places too. */
const nearest: CollisionDetection = (args) => {
  const under = pointerWithin(args)
  return under.length > 0 ? under : closestCenter(args)
}

interface Props {
  onDrop: (carried: Carried, place: Place) => void
  children: ReactNode
}

export function Drag({ onDrop, children }: Props) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const sensors = useGrips()
  const stop = () => {
    setCarried(null)
    setPlace(null)
  }
  const move = (event: DragMoveEvent) => setPlace((old) => unlessSame(old, placeUnder(event)))
  const end = (event: DragEndEvent) => {
    const to = placeUnder(event)
    if (carried && to) onDrop(carried, to)
    stop()
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      accessibility={{ announcements: QUIET, screenReaderInstructions: { draggable: '' } }}
      onDragStart={(event: DragStartEvent) => setCarried((event.active.data.current as Carried | undefined) ?? null)}
      onDragMove={move}
      onDragEnd={end}
      onDragCancel={stop}
    >
      <DropContext value={place}>{children}</DropContext>
      <DragOverlay dropAnimation={null}>{carried && <div className="carried">{carried.label}</div>}</DragOverlay>
    </DndContext>
  )
}

/** The designer says itself what happened, in the language of the page. */
const QUIET = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

function placeUnder({ active, over }: DragMoveEvent | DragEndEvent): Place | null {
  const target = over?.data.current as Partial<Place> | undefined
  if (!over || target?.index === undefined) return null
  const rect = active.rect.current.translated
  const below = target.index >= 0 && rect !== null && rect !== undefined && rect.top + rect.height / 2 > over.rect.top + over.rect.height / 2
  return { section: target.section ?? REST, index: Math.max(0, target.index) + (below ? 1 : 0) }
}

const unlessSame = (old: Place | null, next: Place | null) => (old?.section === next?.section && old?.index === next?.index ? old : next)

export function useCarry(id: string, carried: Carried) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: carried })
  return { setNodeRef, listeners, isDragging }
}

/** A row that something can be dropped beside; index -1 is the empty space of a section. */
export function useTarget(id: string, place: Place) {
  return useDroppable({ id, data: place }).setNodeRef
}
