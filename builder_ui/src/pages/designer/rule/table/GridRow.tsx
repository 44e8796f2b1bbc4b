/** One row of the grid. Drawn again only when it changes itself: a table may have thousands. */
import { memo } from 'react'
import type { Row } from '../../../../designer/rule/document'
import { textOf } from '../../../../designer/rule/paste'
import { useWords } from '../../../../i18n/useWords'
import { useDragItem } from '../DragList'
import { CellInput } from './CellInput'
import type { RowMarks } from './marked'
import { RowHead } from './RowHead'
import { useSheet, type Spot } from './sheet'

interface Props {
  row: Row
  index: number
  /** The column under the keys, and the first and the last that are selected; -1 for none. */
  active: number
  left: number
  right: number
  /** What is being typed into the active cell. */
  typed: string | null
  marks: RowMarks | undefined
  onPick: (spot: Spot, extend?: boolean) => void
  onOpen: (text: string) => void
  onTake: (text: string) => boolean
  onStop: () => void
}

export const GridRow = memo(function GridRow({ row, index, active, left, right, typed, marks, onPick, onOpen, onTake, onStop }: Props) {
  const { t } = useWords()
  const { names, words, table } = useSheet()
  const inputs = table.inputs.length
  const { ref, grip, className } = useDragItem(index, t('rule.row', { number: index + 1 }))
  const wrong = marks && (marks.errors.length > 0 || marks.cells.size > 0 || marks.overlaps.length > 0)
  return (
    <div ref={ref} role="row" aria-rowindex={index + 2} className={`grid-row ${className}${wrong ? ' grid-row-wrong' : ''}${marks?.unreachable ? ' grid-row-dead' : ''}`}>
      <RowHead index={index} grip={grip} marks={marks} />
      {names.map((name, column) => {
        const text = textOf(row, column, inputs, names, words)
        const complaint = marks?.cells.get(column < inputs ? `when-${column}` : `then-${column - inputs}`)
        const isIn = column >= left && column <= right
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={name.id + String(column)}
            id={`cell-${index}-${column}`}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isIn}
            aria-invalid={complaint !== undefined || undefined}
            title={complaint ?? text}
            className={`cell${column < inputs ? '' : ' cell-then'}${isIn ? ' cell-in' : ''}${column === active ? ' cell-at' : ''}${complaint ? ' cell-wrong' : ''}`}
            onMouseDown={(event) => {
              if (event.button === 0 && typed === null) onPick({ row: index, column }, event.shiftKey)
            }}
            onMouseEnter={(event) => event.buttons === 1 && typed === null && onPick({ row: index, column }, true)}
            onDoubleClick={() => onOpen(text)}
          >
            {column === active && typed !== null ? (
              <CellInput text={typed} name={name} onText={onOpen} onTake={onTake} onStop={onStop} />
            ) : text === '' ? (
              <span className="cell-any">{column < inputs ? t('cell.any') : ''}</span>
            ) : (
              text
            )}
          </div>
        )
      })}
    </div>
  )
})
