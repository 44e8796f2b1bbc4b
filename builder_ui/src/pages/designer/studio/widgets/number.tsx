/** A number between what the schema allows. */
import { InputNumber } from 'antd'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, onChange }: WidgetProps) {
  return (
    <InputNumber<number>
      id={id}
      value={typeof value === 'number' ? value : null}
      onChange={(next) => onChange(next ?? undefined)}
      min={schema.minimum}
      max={schema.maximum}
      precision={schema.type === 'integer' ? 0 : undefined}
      placeholder={schema.default === undefined ? undefined : String(schema.default)}
    />
  )
}

export const widget: Widget = { Edit, tell: (value) => String(value) }
