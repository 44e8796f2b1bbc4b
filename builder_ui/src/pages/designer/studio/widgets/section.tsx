/** One part of the form at hand, as its layout divides it. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, label, required }: WidgetProps) {
  const { t, say } = useWords()
  const options = (useStudio().form.sections ?? []).map((section) => ({ value: section.id, label: say(section.label) || section.id }))
  const chosen = typeof value === 'string' ? value : undefined
  return <Select id={id} aria-label={label} allowClear={!required} status={required && !chosen ? 'error' : undefined} placeholder={t('draw.section')} value={chosen} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value) => String(value) }
