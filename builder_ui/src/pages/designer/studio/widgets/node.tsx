/** One of the flow's own nodes. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import { useEmpty } from '../useEmpty'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, label, schema, required }: WidgetProps) {
  const empty = useEmpty()
  const { say } = useWords()
  const options = (useStudio().nodes ?? []).map((node) => ({ value: node.id, label: say(node.name) || node.id }))
  return <Select id={id} placeholder={empty(schema, required)} aria-label={label} allowClear showSearch={{ optionFilterProp: 'label' }} value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { node }) => node(String(value)) }
