/** A whole number, with its unit. */
import { InputNumber } from 'antd'
import { useWords } from '../../i18n/useWords'
import type { FieldView } from '../../api/form'
import type { Complaint, FieldKind, FieldProps } from '../kind'

function Integer({ id, view, value, onChange, disabled, invalid, required, describedBy }: FieldProps) {
  const { say } = useWords()
  return (
    <InputNumber<number>
      id={id}
      value={value as number | null}
      onChange={onChange}
      precision={0}
      inputMode="numeric"
      suffix={say(view.config.unit) || undefined}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}

function check(value: unknown, { config: { min, max } }: FieldView): Complaint | null {
  if (typeof min === 'number' && Number(value) < min) return ['too_small', { least: min }]
  if (typeof max === 'number' && Number(value) > max) return ['too_large', { most: max }]
  return null
}

export const kind: FieldKind = { Input: Integer, check }
