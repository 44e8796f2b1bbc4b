/** One line of text. */
import { Input } from 'antd'
import { useWords } from '../../i18n/useWords'
import type { FieldView } from '../../api/form'
import type { Complaint, FieldKind, FieldProps } from '../kind'

export function tooLong(value: unknown, view: FieldView): Complaint | null {
  const most = view.config.max_length
  return most && [...String(value)].length > most ? ['too_long', { most }] : null
}

/** Patterns are written in what RE2 and JavaScript share; the whole text must match. */
export function unlike(value: unknown, view: FieldView): Complaint | null {
  const { pattern } = view.config
  return pattern && !new RegExp(`^(?:${pattern})$`, 'u').test(String(value)) ? ['pattern'] : null
}

function Text({ id, view, value, onChange, disabled, invalid, required, describedBy }: FieldProps) {
  const { say } = useWords()
  return (
    <Input
      id={id}
      value={(value as string | null) ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      placeholder={say(view.config.placeholder)}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}

export const kind: FieldKind = { Input: Text, check: (value, view) => tooLong(value, view) ?? unlike(value, view) }
