/** What every part of the form designer reaches for: the draft, what is selected, what there is to choose from. */
import { createContext, useContext } from 'react'
import type { Catalogue, Kind, Schema } from '../../../designer/catalogue'
import type { Edit } from '../../../designer/commands'
import type { FormDocument } from '../../../designer/document'
import type { Name } from '../../../designer/names'
import type { Selection } from '../../../designer/selection'
import type { Draft } from '../../../designer/uses'

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

export interface Studio {
  bundle: string
  document: FormDocument
  selection: Selection
  catalogue: Catalogue
  schema: Schema
  names: Name[]
  drafts: readonly Draft[]
  /** Ids of fields that are in force: they are never renamed. */
  published: ReadonlySet<string>
}

export const ToolsContext = createContext<Tools | null>(null)
export const StudioContext = createContext<Studio | null>(null)

export function useTools(): Tools {
  const tools = useContext(ToolsContext)
  if (!tools) throw new Error('only inside the form designer')
  return tools
}

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('only inside the form designer')
  return studio
}
