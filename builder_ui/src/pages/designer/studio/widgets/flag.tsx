/** Yes or no; where nothing is written the schema's default holds, else no. */
import { Switch } from 'antd'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, onChange, label }: WidgetProps) {
  const usual = schema.default === true
  return (
    <div className="setting-flag">
      <Switch id={id} size="small" checked={value === undefined ? usual : value === true} onChange={(on) => onChange(on === usual ? undefined : on)} />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}

export const widget: Widget = { Edit, labelled: true }
