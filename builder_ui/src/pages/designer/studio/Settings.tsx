/** A property panel drawn from a JSON Schema: one line for every property, with the widget its schema asks for. */
import { useCallback, useContext } from 'react'
import { applies, widgetOf, type Schema } from '../../../designer/catalogue'
import { put, without } from '../../../designer/ordered'
import { useWords } from '../../../i18n/useWords'
import { RootContext } from './root'
import { widgetNamed } from './widgets'

interface Props {
  id: string
  schema: Schema
  value: Readonly<Record<string, unknown>>
  /** The whole object with one property changed, and the name of that property. */
  onChange: (value: Record<string, unknown>, key: string) => void
  /** Only these, in this order. */
  keys?: readonly string[]
}

export function Settings({ id, schema, value, onChange, keys }: Props) {
  const properties = schema.properties ?? {}
  const order = Object.keys(properties)
  const shown = (keys ?? order).filter((key) => properties[key] && applies(properties[key], value))
  const above = useContext(RootContext)
  // What no longer applies goes with the setting that ruled it out.
  const change = useCallback(
    (key: string, next: unknown) => {
      const changed = put(value as Record<string, unknown>, key, next, order)
      const idle = order.filter((each) => Object.hasOwn(changed, each) && !applies(properties[each] ?? {}, changed))
      onChange(idle.reduce((found, each) => without(found, each), changed), key)
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [value, onChange, schema],
  )
  return (
    <RootContext value={above ?? value}>
    <div className="settings">
      {shown.map((key) => (
        <Setting
          key={key}
          id={`${id}-${key}`}
          name={key}
          schema={properties[key] ?? {}}
          around={value}
          required={schema.required?.includes(key) ?? false}
          onChange={(next) => change(key, next)}
        />
      ))}
    </div>
    </RootContext>
  )
}

interface SettingProps {
  id: string
  name: string
  schema: Schema
  around: Readonly<Record<string, unknown>>
  required: boolean
  onChange: (value: unknown) => void
}

function Setting({ id, name, schema, around, required, onChange }: SettingProps) {
  const { t, say } = useWords()
  // The name of something is no message: no values are put into it.
  const asked = widgetOf(schema)
  const widget = widgetNamed(name === 'label' && asked === 'message' ? 'words' : asked)
  const label = schema['x-label'] ? say(schema['x-label']) : t(`key.${name}`, { defaultValue: name })
  return (
    <div className="setting" data-setting={name} role={widget.group ? 'group' : undefined} aria-labelledby={widget.group ? `${id}-label` : undefined}>
      {!widget.labelled &&
        (widget.group ? (
          <div id={`${id}-label`} className="setting-label">
            {label}
          </div>
        ) : (
          <label id={`${id}-label`} htmlFor={id} className="setting-label">
            {label}
          </label>
        ))}
      <widget.Edit id={id} schema={schema} value={around[name]} onChange={onChange} label={label} around={around} required={required} />
    </div>
  )
}
