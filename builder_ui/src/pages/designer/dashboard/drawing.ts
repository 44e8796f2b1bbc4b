/** What every part of the dashboard designer reaches for. */
import { createContext, useContext } from 'react'
import type { Words } from '../../../api/words'
import type { CardBlock, DashboardDocument, Edit } from '../../../designer/dashboard/document'

/** A report that can be put on the dashboard; `document` where it is drawn in this application. */
export interface Offered {
  key: string
  name: Words
  chart: string
  document?: object
}

export interface Drawing {
  document: DashboardDocument
  offered: ReadonlyMap<string, Offered>
  selected: string | null
  select: (card: string | null) => void
  edit: (edit: Edit, mark?: string) => void
  add: (report: Offered, at?: { x: number; y: number }) => void
  /** Puts a card elsewhere, and says where it lies now. */
  put: (card: CardBlock, change: Partial<CardBlock>) => void
  step: (card: CardBlock, by: 'move' | 'grow', across: number, down: number) => void
  remove: (card: CardBlock) => void
}

export const DrawingContext = createContext<Drawing | null>(null)

export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext)
  if (!drawing) throw new Error('only inside the dashboard designer')
  return drawing
}
