/** One group of colleagues. */
import { Select } from 'antd'
import { useChoices } from '../useDocuments'
import { useEmpty } from '../useEmpty'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, required, label, schema }: WidgetProps) {
  const empty = useEmpty()
  return <Select id={id} placeholder={empty(schema, required)} aria-label={label} showSearch={{ optionFilterProp: 'label' }} allowClear={!required} value={typeof value === 'string' && value ? value : undefined} options={useChoices('group')} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { group }) => group(String(value)) }
