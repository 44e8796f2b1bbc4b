/** A list of things with settings of their own, such as statuses; moved by buttons. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { blankSettings, numbered, oneOf } from '../../../../designer/catalogue'
import { fresh } from '../../../../designer/ids'
import { without } from '../../../../designer/ordered'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../ItemButtons'
import { Settings } from '../Settings'
import type { Widget, WidgetProps } from '../widget'

/** By these an item is known elsewhere: made once, and not shown where it has a label. */
const NAMES = ['port', 'id']

type Item = Record<string, unknown>

function Edit({ id, schema, value, onChange, label, required }: WidgetProps) {
  const { t, say } = useWords()
  const one = oneOf(schema)
  const called = (index: number) => `${one ? say(one) : label} ${index + 1}`
  const items = Array.isArray(value) ? (value as Item[]) : []
  const change = (next: Item[]) => onChange(next.length > 0 || required ? next : undefined)
  const shown = Object.keys(schema.items?.properties ?? {}).filter((key) => !schema.items?.properties?.label || !NAMES.includes(key))
  const add = () => {
    const name = schema.items?.properties?.label ? { label: numbered(one ?? { zh: label, en: label }, items.length + 1) } : {}
    const blank = blankSettings(schema.items ?? {})
    const own = NAMES.find((each) => schema.items?.properties?.[each])
    // A name that is chosen, such as a part of the form, is not made up.
    if (!own || schema.items?.properties?.[own]?.['x-widget']) return change([...items, { ...name, ...(own ? without(blank, own) : blank) }])
    const stem = own === 'port' ? 'branch' : 'item'
    change([...items, { [own]: fresh(stem, items.map((item) => String(item[own]))), ...name, ...without(blank, own) }])
  }
  return (
    <div className="items">
      {items.map((item, index) => (
        // Its place is what an item is: its id may be being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="item" role="group" aria-label={called(index)}>
          <ItemButtons name={called(index)} index={index} count={items.length} onMove={(to) => change(items.toSpliced(index, 1).toSpliced(to, 0, item))} onRemove={() => change(items.toSpliced(index, 1))} />
          <Settings id={`${id}-${index}`} schema={schema.items ?? {}} value={item} keys={shown} onChange={(next) => change(items.with(index, next as Item))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
        {t('draw.add_one')}
      </Button>
    </div>
  )
}

export const widget: Widget = { Edit, group: true }
