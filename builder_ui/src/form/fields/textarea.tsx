/** Several lines of text, with a count of the characters that are left. */
import { Input } from 'antd'
import { useWords } from '../../i18n/useWords'
import type { FieldView } from '../../api/form'
import type { Complaint, FieldKind, FieldProps } from '../kind'

function TextArea({ id, view, value, onChange, disabled, invalid, required, describedBy }: FieldProps) {
  const { say } = useWords()
  const most = view.config.max_length
  return (
    <Input.TextArea
      id={id}
      value={(value as string | null) ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      placeholder={say(view.config.placeholder)}
      autoSize={{ minRows: view.config.rows ?? 3, maxRows: 12 }}
      showCount={most ? { formatter: ({ count }) => `${count} / ${most}` } : false}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}

function check(value: unknown, view: FieldView): Complaint | null {
  const most = view.config.max_length
  return most && [...String(value)].length > most ? ['too_long', { most }] : null
}

export const kind: FieldKind = { Input: TextArea, check }
