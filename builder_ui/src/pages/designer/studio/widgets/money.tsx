/** An amount of money: typed in 元, kept in 分. */
import { InputNumber } from 'antd'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  return (
    <InputNumber<number>
      id={id}
      value={typeof value === 'number' ? value / 100 : null}
      onChange={(next) => onChange(next === null ? undefined : Math.round(next * 100))}
      prefix="¥"
      precision={2}
    />
  )
}

export const widget: Widget = { Edit }
