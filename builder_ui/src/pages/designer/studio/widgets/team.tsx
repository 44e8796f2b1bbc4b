/** One group of colleagues. */
import { Select } from 'antd'
import { useGroups } from '../useGroups'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, required, label }: WidgetProps) {
  return <Select id={id} aria-label={label} showSearch={{ optionFilterProp: 'label' }} allowClear={!required} value={typeof value === 'string' && value ? value : undefined} options={useGroups()} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { group }) => group(String(value)) }
