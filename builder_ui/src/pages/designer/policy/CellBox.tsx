/** One cell of a matrix, typed as in a decision table: > 200, A, B; taken when it means something. */
import { Input } from 'antd'
import { useState } from 'react'
import type { Name } from '../../../designer/names'
import { parseCell, printCell } from '../../../designer/rule/cell'
import type { Cell } from '../../../designer/rule/document'
import { useWords } from '../../../i18n/useWords'
import { useCellWords } from '../rule/table/useCellWords'

interface Props {
  cell: Cell
  name: Name
  label: string
  onChange: (cell: Cell) => void
}

export function CellBox({ cell, name, label, onChange }: Props) {
  const { t } = useWords()
  const words = useCellWords()
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && parseCell(typed, name, words) === null
  const take = () => {
    const next = typed === null ? null : parseCell(typed, name, words)
    if (next) onChange(next)
    setTyped(null)
  }
  return (
    <Input
      aria-label={label}
      placeholder={t('cell.any')}
      title={wrong ? t('cell.not_understood', { text: typed }) : t('cell.help')}
      status={wrong ? 'error' : undefined}
      value={typed ?? printCell(cell, name, words)}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={take}
      onBlur={take}
    />
  )
}
