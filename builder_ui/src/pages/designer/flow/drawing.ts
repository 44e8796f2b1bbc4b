/** What the parts of the flow designer share besides the studio: the flow as drawn, what is selected, what can be done. */
import { createContext, useContext } from 'react'
import type { Keep } from '../../../designer/flow/commands'
import type { Edit, Exit, FlowDocument, Graph, NodeKind } from '../../../designer/flow/graph'
import type { Selection } from '../../../designer/flow/places'
import type { Slot, Story } from '../../../designer/flow/story'

/** Never changes while the page stands. */
export interface Tools {
  edit: (edit: Edit, mark?: string) => void
  select: (selection: Selection) => void
  /** Puts a new node into a place, or after what is selected. */
  add: (kind: NodeKind, slot?: Slot) => void
  /** Puts a new node onto the canvas, connected to nothing yet; answers its id. */
  addLoose: (kind: NodeKind) => string
  addEvent: (kind: NodeKind, host: string) => void
  addBranch: (node: string) => void
  removeBranch: (node: string, port: string) => void
  moveBranch: (node: string, port: string, by: -1 | 1) => void
  setConfig: (node: string, config: Record<string, unknown>, mark?: string) => void
  move: (node: string, by: -1 | 1) => void
  duplicate: (node: string) => void
  copy: (node: string) => void
  paste: (slot?: Slot) => void
  /** Asks first where it is open which way is kept. */
  remove: (node: string) => void
  removeKeeping: (node: string, keep: Keep) => void
  connect: (exit: Exit, to: string | null) => void
  say: (text: string) => void
}

export interface Drawing {
  document: FlowDocument
  graph: Graph
  story: Story
  selection: Selection
  /** How many problems each node has; those of the flow itself under "". */
  wrong: ReadonlyMap<string, number>
  /** The same for what is only worth a thought. */
  doubtful: ReadonlyMap<string, number>
}

export const ToolsContext = createContext<Tools | null>(null)
export const DrawingContext = createContext<Drawing | null>(null)

export function useTools(): Tools {
  const tools = useContext(ToolsContext)
  if (!tools) throw new Error('only inside the flow designer')
  return tools
}

export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext)
  if (!drawing) throw new Error('only inside the flow designer')
  return drawing
}
