/** The head of a row: its number, what is wrong with it, and what can be done to it without dragging. */
import { HolderOutlined, MoreOutlined, StopOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { addRow, duplicateRows, moveRows, removeRows } from '../../../../designer/rule/table'
import { useWords } from '../../../../i18n/useWords'
import { MenuButton } from '../../../../shared/MenuButton'
import { useRuling } from '../ruling'
import type { RowMarks } from './marked'
import { useSheet } from './sheet'

interface Props {
  index: number
  grip: React.HTMLAttributes<HTMLElement> & { ref: (element: HTMLElement | null) => void }
  marks: RowMarks | undefined
}

export function RowHead({ index, grip, marks }: Props) {
  const { t } = useWords()
  const { edit } = useRuling()
  const { table, jump } = useSheet()
  const told = [
    ...(marks?.errors ?? []),
    ...(marks && marks.overlaps.length > 0 ? [t('rule.overlaps_with', { rows: marks.overlaps.map((row) => row + 1).join(t('common.comma')) })] : []),
    ...(marks?.unreachable ? [t('rule.unreachable')] : []),
  ].join(' · ')
  const items = [
    { key: 'above', label: t('rule.row_above'), onClick: () => edit(addRow(index)) },
    { key: 'below', label: t('rule.row_below'), onClick: () => edit(addRow(index + 1)) },
    { key: 'up', label: t('rule.row_up'), disabled: index === 0, onClick: () => edit(moveRows(index, 1, index - 1)) },
    { key: 'down', label: t('rule.row_down'), disabled: index === table.rules.length - 1, onClick: () => edit(moveRows(index, 1, index + 1)) },
    { key: 'copy', label: t('rule.row_copy'), onClick: () => edit(duplicateRows(index, 1)) },
    { key: 'away', label: t('rule.row_away'), danger: true, onClick: () => edit(removeRows(index, 1)) },
  ]
  return (
    <div role="rowheader" className="row-head">
      <span className="grip" {...grip} aria-hidden="true">
        <HolderOutlined aria-hidden />
      </span>
      <span className="row-number">{index + 1}</span>
      {told && (
        <Tooltip title={told}>
          <button type="button" tabIndex={-1} className={`row-mark${marks?.unreachable && marks.overlaps.length === 0 ? ' row-mark-dead' : ''}`} aria-label={told} onClick={() => jump({ row: marks?.overlaps[0] ?? index, column: 0 })}>
            {marks?.unreachable ? <StopOutlined aria-hidden /> : <WarningOutlined aria-hidden />}
          </button>
        </Tooltip>
      )}
      <MenuButton menu={{ items }}>
        <Button size="small" type="text" tabIndex={-1} icon={<MoreOutlined aria-hidden />} aria-label={t('rule.row_menu', { number: index + 1 })} />
      </MenuButton>
    </div>
  )
}
