/** What the parts of the form designer share besides the studio: the form as drawn, what is selected, what can be done. */
import { createContext, useContext } from 'react'
import type { Kind } from '../../../designer/catalogue'
import type { Edit } from '../../../designer/commands'
import type { FormDocument } from '../../../designer/document'
import type { Selection } from '../../../designer/selection'

/** Never changes while the page stands: rows that use only this are drawn once. */
export interface Tools {
  edit: (edit: Edit, mark?: string) => void
  select: (selection: Selection) => void
  /** Adds a field after the selected one, or where it was dropped. */
  add: (kind: Kind, place?: { section: string; index: number }) => void
  move: (id: string, place: { section: string; index: number }) => void
  step: (id: string, by: -1 | 1) => void
  duplicate: (id: string) => void
  /** Asks first where something uses the field. */
  remove: (id: string) => void
  say: (text: string) => void
}

export interface Drawing {
  document: FormDocument
  selection: Selection
  /** Ids of fields that are in force: they are never renamed. */
  published: ReadonlySet<string>
}

export const ToolsContext = createContext<Tools | null>(null)
export const DrawingContext = createContext<Drawing | null>(null)

export function useTools(): Tools {
  const tools = useContext(ToolsContext)
  if (!tools) throw new Error('only inside the form designer')
  return tools
}

export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext)
  if (!drawing) throw new Error('only inside the form designer')
  return drawing
}
