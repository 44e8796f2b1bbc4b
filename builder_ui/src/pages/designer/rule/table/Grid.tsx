/** The grid: keys as in a spreadsheet, a block pasted from one, rows dragged; only the rows in view are drawn. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { addRow, placeForRow, moveRows, setCells } from '../../../../designer/rule/table'
import { range, valueOf, type Area } from '../../../../designer/rule/paste'
import { useWords } from '../../../../i18n/useWords'
import { DragList } from '../DragList'
import { useRuling } from '../ruling'
import { GridHead } from './GridHead'
import { GridRow } from './GridRow'
import { marksOf } from './marked'
import { useSelected, useSheet } from './sheet'
import { useClipboard } from './useClipboard'
import { useGridKeys } from './useGridKeys'

const HEIGHT = 37
const AROUND = 12

interface Props {
  box: RefObject<HTMLDivElement | null>
  onSelect: (area: Area) => void
}

export function Grid({ box, onSelect }: Props) {
  const { t } = useWords()
  const { edit, tell } = useRuling()
  const sheet = useSheet()
  const { table, names, go, report, words } = sheet
  const { at, area } = useSelected()
  const [typed, setTyped] = useState<string | null>(null)
  const [column, setColumn] = useState<number | null>(null)
  const { first, last, onScroll } = useWindow(box, table.rules.length, at.row)
  const stop = () => {
    setTyped(null)
    box.current?.focus()
  }
  /** True where the text meant something, and was taken. */
  const take = (text: string): boolean => {
    const value = valueOf(text, at.column, table.inputs.length, names, words)
    if (value === undefined) {
      tell(t('cell.not_understood', { text }))
      return false
    }
    edit(setCells([{ ...at, value }]))
    setTyped(null)
    return true
  }
  const keys = useGridKeys({ typed, onType: setTyped, onColumn: setColumn, onSelect })
  const clipboard = useClipboard(onSelect)
  const marks = marksOf(report)
  return (
    <>
      <DragList count={table.rules.length} onMove={(from, to) => edit(moveRows(from, 1, to))}>
        {/* The grid takes the keys for all of its cells. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div
          ref={box}
          className="grid"
          role="grid"
          tabIndex={0}
          aria-label={t('rule.table')}
          aria-rowcount={table.rules.length + 1}
          aria-colcount={names.length + 1}
          aria-multiselectable="true"
          aria-activedescendant={table.rules.length > 0 ? `cell-${at.row}-${at.column}` : undefined}
          aria-describedby="grid-help"
          onScroll={onScroll}
          {...keys}
          {...clipboard}
        >
          <GridHead editing={column} onEdit={setColumn} />
          {first > 0 && <div role="presentation" style={{ height: first * HEIGHT }} />}
          {range(first, last).map((index) => {
            const row = table.rules[index]
            if (!row) return null
            const isIn = index >= area.top && index <= area.bottom
            return (
              <GridRow
                key={row.id ?? index}
                row={row}
                index={index}
                active={index === at.row ? at.column : -1}
                left={isIn ? area.left : -1}
                right={isIn ? area.right : -1}
                typed={index === at.row ? typed : null}
                marks={marks.get(index)}
                onPick={go}
                onOpen={setTyped}
                onTake={take}
                onStop={stop}
              />
            )
          })}
          {last < table.rules.length - 1 && <div role="presentation" style={{ height: (table.rules.length - 1 - last) * HEIGHT }} />}
        </div>
      </DragList>
      {table.rules.length === 0 && <p className="soft grid-empty">{t('rule.no_rows')}</p>}
      <div className="row grid-foot">
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            const row = placeForRow(table)
            edit(addRow(row))
            sheet.jump({ row, column: 0 })
          }}
        >
          {t('rule.add_row')}
        </Button>
        <span id="grid-help" className="soft small">
          {t('cell.help')}
        </span>
      </div>
    </>
  )
}

/** Of many rows only those in view, and some around them; the row under the keys is brought into view. */
function useWindow(box: RefObject<HTMLDivElement | null>, rows: number, at: number) {
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)
  const before = useRef(at)
  useEffect(() => {
    const element = box.current
    if (!element || before.current === at) return
    before.current = at
    setHeight(element.clientHeight)
    const [from, to] = [at * HEIGHT, (at + 2) * HEIGHT]
    if (from < element.scrollTop) element.scrollTo(0, from)
    else if (to > element.scrollTop + element.clientHeight) element.scrollTo(0, to - element.clientHeight + 4)
  }, [box, at])
  const first = Math.max(0, Math.floor(top / HEIGHT) - AROUND)
  const last = Math.min(rows - 1, Math.ceil((top + height) / HEIGHT) + AROUND)
  return { first, last, onScroll: (event: React.UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop) }
}
