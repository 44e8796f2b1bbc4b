/** One of the form's own statuses. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import { useEmpty } from '../useEmpty'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, schema, required }: WidgetProps) {
  const empty = useEmpty()
  const { say } = useWords()
  const { statuses } = useStudio().form
  const options = statuses.map((status) => ({ value: status.id, label: say(status.label) }))
  return <Select id={id} placeholder={empty(schema, required)} allowClear value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { status }) => status(String(value)) }
