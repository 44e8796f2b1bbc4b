/** One document of a kind, chosen by its name. */
import { Select } from 'antd'
import { useWords } from '../../../i18n/useWords'
import { useEmpty } from './useEmpty'
import type { WidgetProps } from './widget'

interface Props extends WidgetProps {
  options: { value: string; label: string }[]
}

export function OneOf({ id, schema, value, onChange, label, required, options }: Props) {
  const { t } = useWords()
  const empty = useEmpty()
  const chosen = typeof value === 'string' && value ? value : undefined
  return <Select id={id} aria-label={label} showSearch={{ optionFilterProp: 'label' }} allowClear={!required} status={required && !chosen ? 'warning' : undefined} placeholder={empty(schema, required)} notFoundContent={t('draw.none_yet')} value={chosen} options={options} onChange={(next?: string) => onChange(next)} />
}
