/** Dragging into the wells, in one place; everything it does is also done by buttons and keys. */
import { DndContext, DragOverlay, pointerWithin, useDraggable, useDroppable, type DragEndEvent } from '@dnd-kit/core'
import { createContext, useContext, useState, type ReactNode } from 'react'
import type { Well } from '../../../designer/report/commands'
import { useGrips } from '../studio/useGrips'

/** Something from the palette, by the wells that it fits into; or a block of a well. */
export type Carried = { label: string; into: readonly Well[]; drop: (well: Well, at: number | undefined) => void }

const CarriedContext = createContext<Carried | null>(null)

/** What is in the air now. */
export const useCarried = () => useContext(CarriedContext)

const QUIET = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

export function Drag({ children }: { children: ReactNode }) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const sensors = useGrips()
  const end = ({ over }: DragEndEvent) => {
    const target = over?.data.current as { well: Well; at?: number } | undefined
    if (carried && target && carried.into.includes(target.well)) carried.drop(target.well, target.at)
    setCarried(null)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={innermost}
      accessibility={{ announcements: QUIET, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => setCarried((active.data.current as Carried | undefined) ?? null)}
      onDragEnd={end}
      onDragCancel={() => setCarried(null)}
    >
      <CarriedContext value={carried}>{children}</CarriedContext>
      <DragOverlay dropAnimation={null}>{carried && <div className="carried">{carried.label}</div>}</DragOverlay>
    </DndContext>
  )
}

/** A block inside a well before the well itself. */
const innermost: typeof pointerWithin = (args) => pointerWithin(args).toSorted((a, b) => Number(String(a.id).startsWith('well:')) - Number(String(b.id).startsWith('well:')))

export function useCarry(id: string, carried: Carried) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: carried })
  return { setNodeRef, listeners, isDragging }
}

export function useTarget(id: string, well: Well, at?: number) {
  return useDroppable({ id, data: { well, at } })
}
