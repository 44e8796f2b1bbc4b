/** One of the names that conditions may read: a field, or a system value such as the time of creation. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import { useEmpty } from '../useEmpty'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, required, schema }: WidgetProps) {
  const empty = useEmpty()
  const { say } = useWords()
  const { names } = useStudio()
  const options = names.map((name) => ({ value: name.id, label: say(name.label) }))
  return <Select id={id} placeholder={empty(schema, required)} showSearch={{ optionFilterProp: 'label' }} allowClear={!required} status={required && !value ? 'error' : undefined} value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
