/** One line of text. */
import { Input } from 'antd'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, onChange }: WidgetProps) {
  const text = typeof value === 'string' ? value : ''
  const wrong = text !== '' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)
  return <Input id={id} value={text} maxLength={schema.maxLength} status={wrong ? 'error' : undefined} aria-invalid={wrong} onChange={(event) => onChange(event.target.value || undefined)} />
}

export const widget: Widget = { Edit, tell: (value) => String(value) }
