/** Yes or no; no is what holds where nothing is written. */
import { Switch } from 'antd'
import type { Widget, WidgetProps } from '../widgets'

function Edit({ id, value, onChange, label }: WidgetProps) {
  return (
    <div className="setting-flag">
      <Switch id={id} size="small" checked={value === true} onChange={(on) => onChange(on ? true : undefined)} />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}

export const widget: Widget = { Edit, labelled: true }
