/** The grid of twelve columns: cards are dragged and stretched by the mouse, moved by keys, or placed by their menu. */
import { DndContext, DragOverlay, pointerWithin, useDroppable, type DragMoveEvent } from '@dnd-kit/core'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { cardOf } from '../../../designer/dashboard/commands'
import type { CardBlock } from '../../../designer/dashboard/document'
import { add, COLUMNS, put } from '../../../designer/dashboard/grid'
import { useWords } from '../../../i18n/useWords'
import { useGrips } from '../studio/useGrips'
import { GridCard } from './GridCard'
import { useDrawing, type Offered } from './drawing'
import { GAP, ROW } from './useHold'

interface Carried {
  report: Offered
  label: string
}

/** Around the palette and the grid: what is dragged from one to the other shows at once where it would lie. */
export function BoardDrag({ children }: { children: (hovering: { report: Offered; at: { x: number; y: number } } | null) => ReactNode }) {
  const { add: addReport } = useDrawing()
  const [carried, setCarried] = useState<Carried | null>(null)
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const sensors = useGrips()
  const stop = () => {
    setCarried(null)
    setAt(null)
  }
  const end = () => {
    if (carried && at) addReport(carried.report, at)
    stop()
  }
  const move = (event: DragMoveEvent) => setAt((old) => unlessSame(old, cellUnder(event)))
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} accessibility={{ announcements: QUIET, screenReaderInstructions: { draggable: '' } }} onDragStart={({ active }) => setCarried((active.data.current as Carried | undefined) ?? null)} onDragMove={move} onDragEnd={end} onDragCancel={stop}>
      {children(carried && at ? { report: carried.report, at } : null)}
      <DragOverlay dropAnimation={null}>{carried && <div className="carried">{carried.label}</div>}</DragOverlay>
    </DndContext>
  )
}

const QUIET = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

function cellUnder({ active, over }: DragMoveEvent): { x: number; y: number } | null {
  const rect = active.rect.current.translated
  if (!over || !rect) return null
  const width = (over.rect.width + GAP) / COLUMNS
  return { x: Math.max(0, Math.floor((rect.left - over.rect.left + 24) / width)), y: Math.max(0, Math.floor((rect.top - over.rect.top + 24) / (ROW + GAP))) }
}

type Cell = { x: number; y: number } | null

const unlessSame = (old: Cell, next: Cell): Cell => (old?.x === next?.x && old?.y === next?.y ? old : next)

export function Board({ hovering }: { hovering: { report: Offered; at: { x: number; y: number } } | null }) {
  const { t } = useWords()
  const { document, offered } = useDrawing()
  const place = useRef<HTMLDivElement | null>(null)
  const { setNodeRef } = useDroppable({ id: 'board' })
  const [held, setHeld] = useState<{ id: string; change: Partial<CardBlock> } | null>(null)
  const { cards } = document.body
  const shown = useMemo(() => {
    if (held) return put(cards, held.id, held.change)
    return hovering ? add(cards, { ...cardOf(hovering.report.key, hovering.report.chart, []), id: '' }, hovering.at) : cards
  }, [cards, held, hovering])
  return (
    <div
      ref={(element) => {
        place.current = element
        setNodeRef(element)
      }}
      className="grid board"
    >
      {shown.map((card) => (card.id === '' ? <div key="" className="grid-cell board-gap" style={placeOf(card)} /> : <GridCard key={card.id} card={card} report={offered.get(card.report)} style={placeOf(card)} board={place} held={held?.id === card.id} onHold={setHeld} />))}
      {shown.length === 0 && <p className="soft board-empty">{t('board.empty')}</p>}
    </div>
  )
}

export const placeOf = ({ x, y, w, h }: CardBlock) => ({ '--column': `${x + 1} / span ${w}`, '--row': `${y + 1} / span ${h}` }) as React.CSSProperties
