/** By what a list is sorted, and which way. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const { t, say } = useWords()
  const { names } = useStudio()
  const options = names.flatMap((name) => [
    { value: name.id, label: `${say(name.label)} ${t('draw.rising')}` },
    { value: `-${name.id}`, label: `${say(name.label)} ${t('draw.falling')}` },
  ])
  return <Select id={id} allowClear showSearch={{ optionFilterProp: 'label' }} value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
