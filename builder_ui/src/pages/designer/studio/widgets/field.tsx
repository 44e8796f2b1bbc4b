/** One field: of the form that is referred to where there is one, else of this form. */
import { Select } from 'antd'
import { useFieldsOf } from '../useFieldsOf'
import { useEmpty } from '../useEmpty'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, around, schema, required }: WidgetProps) {
  const empty = useEmpty()
  const options = useFieldsOf(around.form)
  return <Select id={id} placeholder={empty(schema, required)} allowClear showSearch={{ optionFilterProp: 'label' }} value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { name }) => name(String(value)) }
