/** A number that the server issues. */
import type { FieldKind, FieldProps } from '../kind'

function AutoNumber({ id, value, labelledBy }: FieldProps) {
  return (
    <output id={id} aria-labelledby={labelledBy}>
      {String(value ?? '—')}
    </output>
  )
}

export const kind: FieldKind = { Input: AutoNumber, issued: true }
