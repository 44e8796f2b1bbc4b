/** What is selected in the grid: one cell, or an area from one corner to the other. */
import { useCallback, useMemo, useState } from 'react'
import type { Area } from '../../../../designer/rule/paste'
import type { Spot } from './sheet'

export function useSelection(rows: number, columns: number) {
  const [wanted, setWanted] = useState({ at: { row: 0, column: 0 }, from: { row: 0, column: 0 } })
  const at = useMemo(() => inside(wanted.at, rows, columns), [wanted, rows, columns])
  const area = useMemo((): Area => {
    const from = inside(wanted.from, rows, columns)
    return { top: Math.min(at.row, from.row), left: Math.min(at.column, from.column), bottom: Math.max(at.row, from.row), right: Math.max(at.column, from.column) }
  }, [wanted, at, rows, columns])
  const go = useCallback((spot: Spot, extend = false) => setWanted((old) => ({ at: spot, from: extend ? old.from : spot })), [])
  const select = useCallback((next: Area) => setWanted({ from: { row: next.top, column: next.left }, at: { row: next.bottom, column: next.right } }), [])
  return { at, area, go, select }
}

const inside = ({ row, column }: Spot, rows: number, columns: number): Spot => ({ row: Math.max(0, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) })
