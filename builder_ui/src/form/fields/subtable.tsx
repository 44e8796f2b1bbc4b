/** Rows of further fields: a table where there is room, cards on a phone. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useContext } from 'react'
import { useWords } from '../../i18n/useWords'
import type { FieldView } from '../../api/form'
import { FormContext } from '../FormFields'
import type { Complaint, FieldKind, FieldProps } from '../kind'
import type { Answers } from '../present'
import { SubtableRow } from '../SubtableRow'
import './subtable.css'

function Subtable({ id, path, view, value, onChange, disabled, labelledBy, describedBy }: FieldProps) {
  const { t, say } = useWords()
  const form = useContext(FormContext)
  const rows = (value as Answers[] | null) ?? []
  const columns = view.config.fields ?? []
  const full = rows.length >= (view.config.max_rows ?? Infinity)
  const change = (next: Answers[]) => onChange(next.length > 0 ? next : null)
  return (
    <div className="subtable" id={id} tabIndex={-1} role="group" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <div className="subtable-grid" style={{ '--columns': columns.length } as React.CSSProperties}>
        {rows.length > 0 && (
          <div className="subtable-head" aria-hidden="true">
            {columns.map((column) => (
              <span key={column.id}>{say(column.label)}</span>
            ))}
            <span />
          </div>
        )}
        {rows.map((row, index) => (
          <SubtableRow
            // Rows have no identity of their own: their place is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            id={`${id}-${index}`}
            path={`${path}/${index}`}
            index={index}
            columns={columns}
            row={row}
            form={form}
            disabled={disabled}
            onChange={(next) => change(rows.with(index, next))}
            onRemove={() => change(rows.toSpliced(index, 1))}
          />
        ))}
      </div>
      {!disabled && (
        <Button icon={<PlusOutlined aria-hidden />} disabled={full} onClick={() => change([...rows, {}])}>
          {t('form.add_row')}
        </Button>
      )}
    </div>
  )
}

function check(value: unknown, { config: { min_rows, max_rows } }: FieldView): Complaint | null {
  const count = (value as unknown[]).length
  if (min_rows && count < min_rows) return ['too_few', { least: min_rows }]
  if (max_rows && count > max_rows) return ['too_many', { most: max_rows }]
  return null
}

export const kind: FieldKind = { Input: Subtable, group: true, check }
