/** Some fields and system values, in the order in which they were chosen. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, required }: WidgetProps) {
  const { say } = useWords()
  const { names } = useStudio()
  const list = Array.isArray(value) ? (value as string[]) : []
  const options = names.map((name) => ({ value: name.id, label: say(name.label) }))
  return <Select id={id} mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={list} options={options} onChange={(next: string[]) => onChange(next.length > 0 || required ? next : undefined)} />
}

export const widget: Widget = { Edit }
