/** Any of a few values that the schema names. */
import { Checkbox } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { nameOfChoice } from '../choices'
import type { Widget, WidgetProps } from '../widget'

function Edit({ schema, value, onChange }: WidgetProps) {
  const { t, say } = useWords()
  const item = schema.items ?? {}
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const options = (item.enum ?? []).map((each) => ({ value: String(each), label: nameOfChoice(each, item, say, t) }))
  return <Checkbox.Group options={options} value={chosen} onChange={(next) => onChange(next.length > 0 ? options.map((option) => option.value).filter((each) => next.includes(each)) : undefined)} />
}

export const widget: Widget = { Edit, group: true, tell: (value, schema, { say, t }) => (value as unknown[]).map((each) => nameOfChoice(each, schema.items ?? {}, say, t)).join('、') }
