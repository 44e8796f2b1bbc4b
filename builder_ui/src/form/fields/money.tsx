/** An amount of money: typed in 元, kept in 分. */
import { InputNumber } from 'antd'
import type { FieldView } from '../../api/form'
import { yuan } from '../../shared/time'
import type { Complaint, FieldKind, FieldProps } from '../kind'

const fen = (amount: number | null) => (amount === null ? null : Math.round(amount * 100))

function Money({ id, value, onChange, disabled, invalid, required, describedBy }: FieldProps) {
  return (
    <InputNumber<number>
      id={id}
      value={typeof value === 'number' ? value / 100 : null}
      onChange={(amount) => onChange(fen(amount))}
      prefix="¥"
      precision={2}
      step={1}
      inputMode="decimal"
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}

function check(value: unknown, { config: { min, max } }: FieldView): Complaint | null {
  if (typeof min === 'number' && Number(value) < min) return ['too_small', { least: yuan(min) }]
  if (typeof max === 'number' && Number(value) > max) return ['too_large', { most: yuan(max) }]
  return null
}

export const kind: FieldKind = { Input: Money, check }
