/** Several who do it, in order. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../ItemButtons'
import { tellWhoever, Whoever } from '../Whoever'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, label, onChange }: WidgetProps) {
  const { t } = useWords()
  const all = Array.isArray(value) ? (value as unknown[]) : []
  const first = Object.keys(schema.items?.properties ?? {})[0] ?? 'group'
  return (
    <div className="items">
      {all.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="item who-row" role="group" aria-label={`${label} ${index + 1}`}>
          <Whoever id={`${id}-${index}`} schema={schema.items ?? {}} value={one} label={`${label} ${index + 1}`} onChange={(next) => onChange(all.with(index, next ?? {}))} />
          <ItemButtons name={`${label} ${index + 1}`} index={index} count={all.length} onMove={(to) => onChange(all.toSpliced(index, 1).toSpliced(to, 0, one))} onRemove={() => onChange(all.toSpliced(index, 1))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...all, { [first]: '' }])}>
        {t('draw.add_one')}
      </Button>
    </div>
  )
}

export const widget: Widget = { Edit, group: true, tell: (value, schema, speech) => (value as unknown[]).map((one) => tellWhoever(one, schema.items ?? {}, speech)).join('、') }
