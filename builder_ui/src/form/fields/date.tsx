/** A day, "YYYY-MM-DD": the phone's own picker under a thumb, a calendar under a mouse. */
import { Input } from 'antd'
import { lazy, Suspense } from 'react'
import type { FieldView } from '../../api/form'
import type { Complaint, FieldKind, FieldProps } from '../kind'
import { isTouch } from '../touch'

const Calendar = lazy(() => import('../Calendar'))

function DateField(props: FieldProps) {
  const { id, value, onChange, disabled, invalid, required, describedBy, view } = props
  const native = (
    <Input
      id={id}
      type="date"
      value={(value as string | null) ?? ''}
      min={view.config.min}
      max={view.config.max}
      onChange={(event) => onChange(event.target.value || null)}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
  return isTouch() ? native : <Suspense fallback={native}><Calendar {...props} /></Suspense>
}

function check(value: unknown, { config: { min, max } }: FieldView): Complaint | null {
  if (typeof min === 'string' && String(value) < min) return ['too_early', { least: min }]
  if (typeof max === 'string' && String(value) > max) return ['too_late', { most: max }]
  return null
}

export const kind: FieldKind = { Input: DateField, check }
