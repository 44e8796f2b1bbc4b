/** One field: of the form that is referred to where there is one, else of this form. */
import { Select } from 'antd'
import { useFieldsOf } from '../useFieldsOf'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, around }: WidgetProps) {
  const options = useFieldsOf(around.form)
  return <Select id={id} allowClear showSearch={{ optionFilterProp: 'label' }} value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { name }) => name(String(value)) }
