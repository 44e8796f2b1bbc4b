/** Several who are told. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../ItemButtons'
import type { Widget, WidgetProps } from '../widget'
import { widget as recipient } from './recipient'

function Edit({ id, schema, value, label, onChange }: WidgetProps) {
  const { t } = useWords()
  const all = Array.isArray(value) ? (value as unknown[]) : []
  const change = (next: unknown[]) => onChange(next.length > 0 ? next : undefined)
  const first = schema.items?.properties?.of?.enum?.[0] ?? 'group'
  return (
    <div className="items">
      {all.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="item who-row" role="group" aria-label={`${label} ${index + 1}`}>
          <recipient.Edit id={`${id}-${index}`} schema={schema.items ?? {}} value={one} label={`${label} ${index + 1}`} around={{}} required onChange={(next) => change(all.with(index, next))} />
          <ItemButtons name={`${label} ${index + 1}`} index={0} count={1} onRemove={() => change(all.toSpliced(index, 1))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => change([...all, { of: first }])}>
        {t('draw.add_one')}
      </Button>
    </div>
  )
}

export const widget: Widget = { Edit, group: true }
