/** One of a few values that the schema names. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { nameOfChoice } from '../choices'
import { useEmpty } from '../useEmpty'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, onChange, required, label }: WidgetProps) {
  const { t, say } = useWords()
  const empty = useEmpty()
  const options = (schema.enum ?? []).map((each) => ({ value: String(each), label: nameOfChoice(each, schema, say, t) }))
  const chosen = value ?? schema.default
  return <Select id={id} aria-label={label} value={chosen === undefined ? undefined : String(chosen)} placeholder={empty(schema, required)} options={options} allowClear={!required && value !== undefined} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, schema, { say, t }) => nameOfChoice(value, schema, say, t) }
