/** One of the form's own statuses. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const { say } = useWords()
  const { statuses } = useStudio().form
  const options = statuses.map((status) => ({ value: status.id, label: say(status.label) }))
  return <Select id={id} allowClear value={typeof value === 'string' ? value : undefined} placeholder={options[0]?.label} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { status }) => status(String(value)) }
