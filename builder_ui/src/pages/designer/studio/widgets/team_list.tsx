/** Some groups of colleagues. */
import { Select } from 'antd'
import { useChoices } from '../useDocuments'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, required }: WidgetProps) {
  const list = Array.isArray(value) ? (value as string[]) : []
  return <Select id={id} mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={list} options={useChoices('group')} onChange={(next: string[]) => onChange(next.length > 0 || required ? next : undefined)} />
}

export const widget: Widget = { Edit, tell: (value, _, { group }) => (value as string[]).map(group).join('、') }
