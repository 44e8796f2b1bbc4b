/** What the parts of the table page share: the table, its columns, what is selected in it, and what the server says of it. */
import { createContext, useContext } from 'react'
import type { TableReport } from '../../../../api/rules'
import type { Name } from '../../../../designer/names'
import type { Table } from '../../../../designer/rule/document'
import type { Area } from '../../../../designer/rule/paste'
import type { CellWords } from '../../../../designer/rule/value'

export interface Spot {
  row: number
  column: number
}

export interface Sheet {
  table: Table
  /** The columns: the inputs, then the outputs. */
  names: readonly Name[]
  words: CellWords
  go: (spot: Spot, extend?: boolean) => void
  /** Selects and brings the cell under the keyboard. */
  jump: (spot: Spot) => void
  report: TableReport | undefined
  /** The server could not be asked. */
  unheard: boolean
}

/** Apart from the sheet, because it changes with every key: rows that did not change are not drawn again. */
export interface Selected {
  /** The cell that keys go to. */
  at: Spot
  area: Area
}

export const SelectedContext = createContext<Selected | null>(null)

export function useSelected(): Selected {
  const selected = useContext(SelectedContext)
  if (!selected) throw new Error('only inside a decision table')
  return selected
}

export const SheetContext = createContext<Sheet | null>(null)

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext)
  if (!sheet) throw new Error('only inside a decision table')
  return sheet
}
