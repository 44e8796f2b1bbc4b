/** A day of the calendar. */
import { Input } from 'antd'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  return <Input id={id} type="date" value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value || undefined)} />
}

export const widget: Widget = { Edit }
