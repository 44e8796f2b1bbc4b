/** A card held by the mouse or a finger: by its head it is moved, by its corner it is stretched, in whole cells. */
import { useRef, type PointerEvent, type RefObject } from 'react'
import type { CardBlock } from '../../../designer/dashboard/document'
import { COLUMNS } from '../../../designer/dashboard/grid'

interface Hold {
  card: CardBlock
  board: RefObject<HTMLElement | null>
  onHold: (held: { id: string; change: Partial<CardBlock> } | null) => void
  onDone: (card: CardBlock, change: Partial<CardBlock>) => void
}

/** The grid's rows and gaps in pixels, as its style sheet has them. */
export const ROW = 76
export const GAP = 16
const LEAST_WAY = 6

export function useHold({ card, board, onHold, onDone }: Hold) {
  const start = useRef<{ x: number; y: number; card: CardBlock; change: Partial<CardBlock> | null } | null>(null)
  return (how: 'move' | 'grow') => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      start.current = { x: event.clientX, y: event.clientY, card, change: null }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = start.current
      const width = ((board.current?.clientWidth ?? 0) + GAP) / COLUMNS
      if (!from || (from.change === null && Math.hypot(event.clientX - from.x, event.clientY - from.y) < LEAST_WAY)) return
      const [across, down] = [Math.round((event.clientX - from.x) / width), Math.round((event.clientY - from.y) / (ROW + GAP))]
      const { x, y, w, h } = from.card
      from.change = how === 'move' ? { x: x + across, y: Math.max(0, y + down) } : { w: w + across, h: h + down }
      onHold({ id: card.id, change: from.change })
    },
    onPointerUp: () => {
      const from = start.current
      start.current = null
      onHold(null)
      if (from?.change) onDone(from.card, from.change)
    },
    onPointerCancel: () => {
      start.current = null
      onHold(null)
    },
  })
}
