/** Copy, cut and paste of cells, to and from any spreadsheet. */
import type { ClipboardEvent } from 'react'
import { blankAt, copied, pasted, range, type Area } from '../../../../designer/rule/paste'
import { setCells } from '../../../../designer/rule/table'
import { parseTsv, printTsv } from '../../../../designer/rule/tsv'
import { useWords } from '../../../../i18n/useWords'
import { useToast } from '../../../../shared/useToast'
import { useRuling } from '../ruling'
import { useSelected, useSheet } from './sheet'

type Taken = ClipboardEvent<HTMLDivElement>

/** Boxes inside the grid have a clipboard of their own. */
const ours = (event: Taken) => event.target === event.currentTarget

export function useClipboard(onSelect: (area: Area) => void) {
  const { t } = useWords()
  const toast = useToast()
  const { edit, tell } = useRuling()
  const { table, names, words } = useSheet()
  const { area } = useSelected()
  const copy = (event: Taken) => {
    if (!ours(event) || table.rules.length === 0) return false
    event.clipboardData.setData('text/plain', printTsv(copied(table, area, names, words)))
    event.preventDefault()
    return true
  }
  const onCut = (event: Taken) => {
    if (copy(event)) edit(setCells(range(area.top, area.bottom).flatMap((row) => range(area.left, area.right).map((column) => ({ row, column, value: blankAt(column, table.inputs.length) })))))
  }
  const onPaste = (event: Taken) => {
    if (!ours(event)) return
    event.preventDefault()
    const done = pasted(table, area, parseTsv(event.clipboardData.getData('text/plain')), names, words)
    edit(setCells(done.changes))
    onSelect(done.area)
    const message = t('cell.pasted', { count: done.changes.length })
    tell(message)
    const [first] = done.refused
    if (first) toast.show(t('cell.refused', { count: done.refused.length, row: first.row + 1, text: first.text }))
    else toast.done(message)
  }
  return { onCopy: copy, onCut, onPaste }
}
