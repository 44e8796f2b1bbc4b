/** Photos: taken on the spot or chosen, shown before they are sent. */
import { Upload } from '../Upload'
import type { FieldKind, FieldProps } from '../kind'

function Image(props: FieldProps) {
  return <Upload {...props} accept="image/*" camera most={props.view.config.max_count ?? 9} />
}

export const kind: FieldKind = { Input: Image, group: true }
