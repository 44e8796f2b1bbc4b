/** The heads of the columns: what each asks or answers, and what can be done to it. */
import { MoreOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { moveColumn, removeColumn } from '../../../../designer/rule/table'
import { useWords } from '../../../../i18n/useWords'
import { MenuButton } from '../../../../shared/MenuButton'
import { useRuling } from '../ruling'
import type { Place } from './ColumnDialog'
import { useSheet } from './sheet'

const ColumnDialog = lazy(() => import('./ColumnDialog'))

interface Props {
  /** The column before which another is asked for by key; null for none. */
  editing: number | null
  onEdit: (column: number | null) => void
}

export function GridHead({ editing, onEdit }: Props) {
  const { t, say } = useWords()
  const { edit } = useRuling()
  const { table, names } = useSheet()
  const [place, setPlace] = useState<Place | null>(null)
  const inputs = table.inputs.length
  const kindOf = (column: number) => (column < inputs ? 'input' : 'output')
  const menu = (column: number) => {
    const last = column < inputs ? inputs - 1 : names.length - 1
    const first = column < inputs ? 0 : inputs
    return [
      { key: 'edit', label: t('rule.column_edit'), onClick: () => setPlace({ kind: kindOf(column), at: column < inputs ? column : column - inputs, isNew: false }) },
      { key: 'before', label: t('rule.column_before'), onClick: () => setPlace({ kind: kindOf(column), at: column - first, isNew: true }) },
      { key: 'after', label: t('rule.column_after'), onClick: () => setPlace({ kind: kindOf(column), at: column - first + 1, isNew: true }) },
      { key: 'left', label: t('rule.column_left'), disabled: column === first, onClick: () => edit(moveColumn(column, -1)) },
      { key: 'right', label: t('rule.column_right'), disabled: column === last, onClick: () => edit(moveColumn(column, 1)) },
      { key: 'away', label: t('rule.column_away'), danger: true, disabled: column >= inputs && table.outputs.length < 2, onClick: () => edit(removeColumn(column)) },
    ]
  }
  const asked: Place | null = editing === null ? place : { kind: kindOf(editing), at: (editing < inputs ? editing : editing - inputs) + 1, isNew: true }
  return (
    <>
      <div role="row" aria-rowindex={1} className="grid-row grid-head">
        <div role="columnheader" className="row-head">
          <span className="sr-only">{t('rule.row_head')}</span>
        </div>
        {names.map((name, column) => (
          <div key={name.id + String(column)} role="columnheader" aria-colindex={column + 2} className={column < inputs ? 'cell' : 'cell cell-then'}>
            <span className="grow column-name" title={say(name.label)}>
              <span className="soft small">{t(column < inputs ? 'rule.if' : 'rule.then')}</span> {say(name.label)}
            </span>
            <MenuButton menu={{ items: menu(column) }}>
              <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('rule.column_menu', { name: say(name.label) })} />
            </MenuButton>
          </div>
        ))}
      </div>
      {asked && (
        <Suspense fallback={null}>
          <ColumnDialog
            place={asked}
            onClose={() => {
              setPlace(null)
              onEdit(null)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
