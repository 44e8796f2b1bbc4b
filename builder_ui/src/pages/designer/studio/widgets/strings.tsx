/** A list of short texts, typed one after the other. */
import { Select } from 'antd'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const list = Array.isArray(value) ? (value as string[]) : []
  return <Select id={id} mode="tags" open={false} suffixIcon={null} value={list} onChange={(next: string[]) => onChange(next.length > 0 ? next : undefined)} />
}

export const widget: Widget = { Edit }
