/** One row of a sub-table: its cells are ordinary fields whose rules see the row, and the record as `_record`. */
import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldView } from '../api/form'
import { useNow } from '../shared/useNow'
import { Field } from './Field'
import { present, type Answers } from './present'
import { typesOf } from './types'
import type { FormState } from './useForm'

interface Props {
  id: string
  path: string
  index: number
  columns: readonly FieldView[]
  row: Answers
  form: FormState | null
  disabled: boolean
  onChange: (row: Answers) => void
  onRemove: () => void
}

export function SubtableRow({ id, path, index, columns, row, form, disabled, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const record = form?.shown.values
  const types = useMemo(() => typesOf(columns, form?.shown.types), [columns, form?.shown.types])
  const shown = useMemo(() => present(columns, [], row, { _record: record ?? {} }, now, types), [columns, row, record, now, types])
  return (
    <div className="subtable-row" role="group" aria-label={t('form.row', { number: index + 1 })}>
      <div className="subtable-row-head">
        <span className="subtable-row-name">{t('form.row', { number: index + 1 })}</span>
        {!disabled && (
          <Button type="text" icon={<DeleteOutlined aria-hidden />} onClick={onRemove} aria-label={t('form.remove_row', { number: index + 1 })} />
        )}
      </div>
      {columns.map((column) => {
        const cell = shown.fields[column.id]
        const kind = form?.kinds.get(column.type)
        if (!cell?.visible || !kind) return <span key={column.id} />
        const value = column.type === 'formula' ? shown.values[column.id] : row[column.id]
        return (
          <Field
            key={column.id}
            id={`${id}-${column.id}`}
            path={`${path}/${column.id}`}
            now={disabled ? { ...cell, readonly: true } : cell}
            kind={kind}
            value={value}
            complaint={form?.complaints[`${path}/${column.id}`]}
            onChange={(next) => onChange({ ...row, [column.id]: next })}
          />
        )
      })}
    </div>
  )
}
