/** Files of any allowed type. */
import { Upload } from '../Upload'
import type { FieldKind, FieldProps } from '../kind'

function File(props: FieldProps) {
  return <Upload {...props} accept={props.view.config.types?.join(',')} most={props.view.config.max_count ?? 9} />
}

export const kind: FieldKind = { Input: File, group: true }
