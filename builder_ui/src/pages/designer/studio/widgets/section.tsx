/** One part of the form at hand, as its layout divides it. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, label }: WidgetProps) {
  const { say } = useWords()
  const options = (useStudio().form.sections ?? []).map((section) => ({ value: section.id, label: say(section.label) || section.id }))
  return <Select id={id} aria-label={label} allowClear value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value) => String(value) }
