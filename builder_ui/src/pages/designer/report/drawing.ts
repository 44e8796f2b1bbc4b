/** What every part of the report designer reaches for: the report as it is drawn, what is selected, what can be done. */
import { createContext, useContext } from 'react'
import type { Well } from '../../../designer/report/commands'
import type { DimensionBlock, Edit, MeasureBlock, ReportDocument } from '../../../designer/report/document'

/** A block of a well, or the report as a whole. */
export type Selection = { well: Well; id: string } | null

export interface Drawing {
  document: ReportDocument
  selection: Selection
  edit: (edit: Edit, mark?: string) => void
  select: (selection: Selection) => void
  add: (well: Well, block: MeasureBlock | DimensionBlock, at?: number) => void
  move: (well: Well, id: string, to: number) => void
  take: (well: Well, id: string) => void
}

export const DrawingContext = createContext<Drawing | null>(null)

export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext)
  if (!drawing) throw new Error('only inside the report designer')
  return drawing
}
