/** A list whose items are dragged up and down with mouse or finger; buttons and keys do the same elsewhere. */
import { closestCenter, DndContext, DragOverlay, useDraggable, useDroppable, type DragEndEvent, type DragMoveEvent } from '@dnd-kit/core'
import { createContext, useContext, useId, useMemo, useState, type ReactNode } from 'react'
import { useGrips } from '../studio/useGrips'

const SlotContext = createContext<{ list: string; slot: number | null }>({ list: '', slot: null })

interface Props {
  count: number
  /** `to` is the place among the others once the item is lifted out. */
  onMove: (from: number, to: number) => void
  children: ReactNode
}

export function DragList({ count, onMove, children }: Props) {
  const list = useId()
  const [slot, setSlot] = useState<number | null>(null)
  const [label, setLabel] = useState('')
  const place = useMemo(() => ({ list, slot }), [list, slot])
  const sensors = useGrips()
  const end = (event: DragEndEvent) => {
    const from = event.active.data.current?.index as number
    const to = slotUnder(event)
    setSlot(null)
    if (to === null || to > count) return
    const next = to > from ? to - 1 : to
    if (next !== from) onMove(from, next)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements: QUIET, screenReaderInstructions: { draggable: '' } }}
      onDragStart={(event) => setLabel(String(event.active.data.current?.label ?? ''))}
      onDragMove={(event) => setSlot(slotUnder(event))}
      onDragEnd={end}
      onDragCancel={() => setSlot(null)}
    >
      <SlotContext value={place}>{children}</SlotContext>
      <DragOverlay dropAnimation={null}>{slot !== null && <div className="carried">{label}</div>}</DragOverlay>
    </DndContext>
  )
}

/** The designer says itself what happened, in the language of the page. */
const QUIET = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

/** Before which item a drop would go now. */
function slotUnder({ active, over }: DragMoveEvent | DragEndEvent): number | null {
  const index = over?.data.current?.index as number | undefined
  const rect = active.rect.current.translated
  if (!over || index === undefined || !rect) return null
  return rect.top + rect.height / 2 > over.rect.top + over.rect.height / 2 ? index + 1 : index
}

export function useDragItem(index: number, label: string) {
  const { list, slot } = useContext(SlotContext)
  const id = `${list}:${index}`
  const { setNodeRef: ref } = useDroppable({ id, data: { index } })
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: { index, label } })
  const marks = [slot === index && 'drop-above', slot === index + 1 && 'drop-below', isDragging && 'drag-away'].filter(Boolean)
  return { ref, grip: { ref: setNodeRef, ...listeners }, className: marks.join(' ') }
}
