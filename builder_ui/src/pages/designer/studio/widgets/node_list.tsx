/** Some of the flow's own nodes. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, label, required }: WidgetProps) {
  const { say } = useWords()
  const options = (useStudio().nodes ?? []).map((node) => ({ value: node.id, label: say(node.name) || node.id }))
  const list = Array.isArray(value) ? (value as string[]) : []
  return <Select id={id} aria-label={label} mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={list} options={options} onChange={(next: string[]) => onChange(next.length > 0 || required ? next : undefined)} />
}

export const widget: Widget = { Edit, tell: (value, _, { node }) => (value as string[]).map(node).join('、') }
