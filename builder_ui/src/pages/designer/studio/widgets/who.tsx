/** Who does it: a group, a person, the assignee, the customer, a manager, whoever a field names. */
import { tellWhoever, Whoever } from '../Whoever'
import type { Widget, WidgetProps } from '../widget'

const Edit = ({ id, schema, value, label, required, onChange }: WidgetProps) => <Whoever id={id} schema={schema} value={value} label={label} required={required} onChange={onChange} />

export const widget: Widget = { Edit, tell: tellWhoever }
