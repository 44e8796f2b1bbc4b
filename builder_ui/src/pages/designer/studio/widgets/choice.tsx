/** One of a few values that the schema names. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import type { Widget, WidgetProps } from '../widgets'

function Edit({ id, schema, value, onChange, required }: WidgetProps) {
  const { t } = useWords()
  const options = (schema.enum ?? []).map((each) => ({ value: String(each), label: t(`choice.${String(each)}`, { defaultValue: String(each) }) }))
  const chosen = value ?? schema.default
  return <Select id={id} value={chosen === undefined ? undefined : String(chosen)} options={options} allowClear={!required} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
