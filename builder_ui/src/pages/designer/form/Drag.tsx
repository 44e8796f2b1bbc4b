/** Dragging with mouse or finger, in one place; everything it does is also done by buttons, menus and keys. */
import { DndContext, DragOverlay, useDraggable, useDroppable, type Collision, type CollisionDetection, type DragEndEvent, type DragMoveEvent, type DragStartEvent } from '@dnd-kit/core'
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Beside } from '../../../designer/canvas'
import { useGrips } from '../studio/useGrips'
import { besideAt } from './besideAt'

export type Carried = { field: string; label: string } | { kind: string; label: string }

interface Dragging {
  carried: Carried | null
  /** Where a drop would go now. */
  place: Beside | null
}

const NOTHING: Dragging = { carried: null, place: null }
const DraggingContext = createContext<Dragging>(NOTHING)

export const useDragging = () => useContext(DraggingContext)

const SHEET = 'sheet'

/** One target for the whole form: which row is meant is read from the page, so that a row costs nothing while nobody drags. */
const under: CollisionDetection = ({ pointerCoordinates, droppableContainers }) => {
  const sheet = droppableContainers.find((each) => each.id === SHEET)?.node.current
  const place = sheet && pointerCoordinates && besideAt(sheet, pointerCoordinates)
  return place ? [{ id: SHEET, data: { place } }] : []
}

const placeOf = (collisions: Collision[] | null) => (collisions?.[0]?.data as { place: Beside } | undefined)?.place ?? null

interface Props {
  onDrop: (carried: Carried, place: Beside) => void
  children: ReactNode
}

export function Drag({ onDrop, children }: Props) {
  const [dragging, setDragging] = useState(NOTHING)
  const sensors = useGrips()
  const stop = () => setDragging(NOTHING)
  const start = ({ active }: DragStartEvent) => setDragging({ carried: carriedOf(active.data.current), place: null })
  const move = ({ collisions }: DragMoveEvent) => setDragging((old) => withPlace(old, placeOf(collisions)))
  const end = ({ collisions }: DragEndEvent) => {
    const to = placeOf(collisions)
    if (dragging.carried && to) onDrop(dragging.carried, to)
    stop()
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={under}
      accessibility={{ announcements: QUIET, screenReaderInstructions: { draggable: '' } }}
      onDragStart={start}
      onDragMove={move}
      onDragEnd={end}
      onDragCancel={stop}
    >
      <DraggingContext value={dragging}>{children}</DraggingContext>
      <DragOverlay dropAnimation={null}>{dragging.carried && <div className="carried">{dragging.carried.label}</div>}</DragOverlay>
    </DndContext>
  )
}

/** The designer says itself what happened, in the language of the page. */
const QUIET = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

const withPlace = (old: Dragging, place: Beside | null): Dragging => (old.place?.section === place?.section && old.place?.before === place?.before ? old : { ...old, place })

interface Held {
  current: Carried | null
}

const carriedOf = (data: unknown) => (data as Held | undefined)?.current ?? null

/** A tile that can be carried to its place. */
export function useCarry(id: string, current: Carried) {
  const { setNodeRef, listeners } = useDraggable({ id, data: { current } })
  return { setNodeRef, listeners }
}

/** The drawn form: fields are carried by their grips, and dropped between others. Its rows know nothing of it. */
export function useSheet(nameOf: (field: string) => string) {
  const held = useRef<Carried | null>(null)
  const target = useDroppable({ id: SHEET })
  const { setNodeRef, listeners } = useDraggable({ id: 'row', data: held as never })
  const grips = useMemo(() => {
    const take = (begin: (event: React.SyntheticEvent) => void) => (event: React.SyntheticEvent) => {
      const grip = event.target instanceof Element ? event.target.closest<HTMLElement>('.grip') : null
      const field = grip?.closest<HTMLElement>('[data-field]')?.dataset.field
      if (!grip || field === undefined) return
      held.current = { field, label: nameOf(field) }
      setNodeRef(grip)
      begin(event)
    }
    return Object.fromEntries(Object.entries(listeners ?? {}).map(([name, begin]) => [name, take(begin as (event: React.SyntheticEvent) => void)]))
  }, [held, listeners, nameOf, setNodeRef])
  return { target: target.setNodeRef, grips }
}
