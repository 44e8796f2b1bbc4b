/** Settings that belong together; turned on as a whole. */
import { Switch } from 'antd'
import { blankSettings } from '../../../../designer/catalogue'
import { Settings } from '../Settings'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, onChange, label }: WidgetProps) {
  const on = typeof value === 'object' && value !== null
  const lists = Object.fromEntries((schema.required ?? []).filter((key) => schema.properties?.[key]?.type === 'array').map((key) => [key, []]))
  return (
    <>
      <div className="setting-flag">
        <Switch id={id} size="small" checked={on} onChange={(wanted) => onChange(wanted ? { ...lists, ...blankSettings(schema) } : undefined)} />
        <label htmlFor={id}>{label}</label>
      </div>
      {on && (
        <div className="setting-inner">
          <Settings id={id} schema={schema} value={value as Record<string, unknown>} onChange={(next) => onChange(next)} />
        </div>
      )}
    </>
  )
}

export const widget: Widget = { Edit, labelled: true }
