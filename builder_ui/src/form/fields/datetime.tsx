/** An instant, kept in seconds UTC, typed in the time of this place. */
import { Input } from 'antd'
import { lazy, Suspense } from 'react'
import type { FieldKind, FieldProps } from '../kind'
import { isTouch } from '../touch'

const Calendar = lazy(() => import('../Calendar'))

function DateTime(props: FieldProps) {
  const { id, value, onChange, disabled, invalid, required, describedBy } = props
  const native = (
    <Input
      id={id}
      type="datetime-local"
      value={local(value as number | null)}
      onChange={(event) => onChange(event.target.value ? Math.floor(Date.parse(event.target.value) / 1000) : null)}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
  return isTouch() ? native : <Suspense fallback={native}><Calendar {...props} withTime /></Suspense>
}

/** As <input type="datetime-local"> wants it: local time without a zone. */
function local(at: number | null): string {
  if (at === null) return ''
  const shifted = new Date(at * 1000 - new Date(at * 1000).getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

export const kind: FieldKind = { Input: DateTime }
