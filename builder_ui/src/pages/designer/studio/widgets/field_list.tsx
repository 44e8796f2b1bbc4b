/** Some fields, in the order in which they were chosen. */
import { Select } from 'antd'
import { useFieldsOf } from '../useFieldsOf'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, around, required }: WidgetProps) {
  const options = useFieldsOf(around.form)
  const list = Array.isArray(value) ? (value as string[]) : []
  return <Select id={id} mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={list} options={options} onChange={(next: string[]) => onChange(next.length > 0 || required ? next : undefined)} />
}

export const widget: Widget = { Edit }
