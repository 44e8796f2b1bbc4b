/** The keys of the grid, as in a spreadsheet; while a cell is typed they belong to the box. */
import type { KeyboardEvent } from 'react'
import { addRow, duplicateRows, moveRows, removeRows, setCells } from '../../../../designer/rule/table'
import { blankAt, range, textOf, type Area } from '../../../../designer/rule/paste'
import { useWords } from '../../../../i18n/useWords'
import { nameOf } from '../../studio/useShortcuts'
import { useRuling } from '../ruling'
import { useSelected, useSheet, type Spot } from './sheet'

const PAGE = 12

interface Given {
  typed: string | null
  onType: (text: string) => void
  onColumn: (column: number) => void
  onSelect: (area: Area) => void
}

export function useGridKeys({ typed, onType, onColumn, onSelect }: Given) {
  const { t } = useWords()
  const { edit, tell } = useRuling()
  const { table, names, words, go } = useSheet()
  const { at, area } = useSelected()
  const rows = table.rules.length
  const count = area.bottom - area.top + 1
  const current = () => (table.rules[at.row] ? textOf(table.rules[at.row]!, at.column, table.inputs.length, names, words) : '')
  const clear = () => {
    edit(setCells(range(area.top, area.bottom).flatMap((row) => range(area.left, area.right).map((column) => ({ row, column, value: blankAt(column, table.inputs.length) })))))
  }
  const shift = (by: number) => {
    const to = area.top + by
    if (to < 0 || area.bottom + by >= rows) return
    edit(moveRows(area.top, count, to))
    onSelect({ ...area, top: to, bottom: area.bottom + by })
    tell(t('rule.said_moved', { name: t('rule.row', { number: area.top + 1 }), number: to + 1 }))
  }
  const insert = (before: number) => {
    edit(addRow(before))
    go({ row: before, column: 0 })
  }
  const move = (down: number, across: number, extend: boolean) => go({ row: Math.max(0, Math.min(rows - 1, at.row + down)), column: Math.max(0, Math.min(names.length - 1, at.column + across)) }, extend)
  const end = (spot: Partial<Spot>, extend: boolean) => go({ ...at, ...spot }, extend)
  const arrows: Readonly<Record<string, [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-PAGE, 0], PageDown: [PAGE, 0] }
  const keys: Readonly<Record<string, () => void>> = {
    Enter: () => onType(current()),
    F2: () => onType(current()),
    Delete: clear,
    Backspace: clear,
    'Ctrl+Enter': () => insert(rows === 0 ? 0 : area.bottom + 1),
    'Ctrl+Shift+Enter': () => onColumn(at.column),
    'Ctrl+d': () => edit(duplicateRows(area.top, count)),
    'Ctrl+Delete': () => edit(removeRows(area.top, count)),
    'Ctrl+Backspace': () => edit(removeRows(area.top, count)),
    'Ctrl+a': () => onSelect({ top: 0, left: 0, bottom: rows - 1, right: names.length - 1 }),
    'Alt+ArrowUp': () => shift(-1),
    'Alt+ArrowDown': () => shift(1),
    Home: () => end({ column: 0 }, false),
    End: () => end({ column: names.length - 1 }, false),
    'Ctrl+Home': () => end({ row: 0, column: 0 }, false),
    'Ctrl+End': () => end({ row: rows - 1, column: names.length - 1 }, false),
    Escape: () => document.querySelector<HTMLElement>('.cell-bar input, .cell-bar button')?.focus(),
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Menus and boxes inside the grid have keys of their own.
    if (typed !== null || event.target !== event.currentTarget) return
    const name = nameOf(event.nativeEvent)
    const [down, across] = arrows[event.key] ?? [0, 0]
    if (arrows[name] || arrows[name.replace('Shift+', '')]) move(down, across, event.shiftKey)
    else if (event.key === 'Tab') {
      const next = at.row * names.length + at.column + (event.shiftKey ? -1 : 1)
      // At either end the key leaves the grid.
      if (next < 0 || next >= rows * names.length) return
      go({ row: Math.floor(next / names.length), column: next % names.length })
    } else if (keys[name] && (rows > 0 || name === 'Ctrl+Enter' || name === 'Ctrl+Shift+Enter')) keys[name]()
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && rows > 0) onType(event.key)
    else return
    event.preventDefault()
  }
  return { onKeyDown }
}
