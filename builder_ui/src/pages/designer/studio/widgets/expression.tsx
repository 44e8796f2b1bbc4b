/** A value that is read from the record, or worked out. */
import { Expression, tellExpression } from '../Expression'
import type { Widget, WidgetProps } from '../widget'

const Edit = ({ id, label, value, onChange }: WidgetProps) => <Expression id={id} label={label} value={value} read onChange={onChange} />

export const widget: Widget = { Edit, group: true, tell: (value, _, speech) => tellExpression(value, speech) }
