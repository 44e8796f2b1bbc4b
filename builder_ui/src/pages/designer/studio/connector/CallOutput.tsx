/** Which fields take what of an answer. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../ItemButtons'
import { useCalls } from '../useCalls'
import { useFieldsOf } from '../useFieldsOf'
import type { WidgetProps } from '../widget'

export default function CallOutput({ value, onChange, around, label }: WidgetProps) {
  const { t } = useWords()
  const fields = useFieldsOf(undefined)
  const gives = useCalls(around.connector).find((call) => call.id === around.call)?.gives ?? []
  const pairs = Object.entries((value ?? {}) as Record<string, string>)
  const write = (next: [string, string][]) => onChange(next.length > 0 ? Object.fromEntries(next) : undefined)
  const free = fields.filter((field) => !pairs.some(([name]) => name === field.value))
  const [first] = gives
  if (gives.length === 0 && pairs.length === 0) return <p className="soft small">{t('connector.gives_nothing')}</p>
  return (
    <div className="items">
      {pairs.map(([field, part], index) => {
        const told = fields.find((each) => each.value === field)?.label ?? field
        return (
          <div key={field} className="item value-row" role="group" aria-label={`${label} ${told}`}>
            <Select aria-label={t('draw.to')} showSearch={{ optionFilterProp: 'label' }} value={field} options={[...fields.filter((each) => each.value === field), ...free]} onChange={(next: string) => write(pairs.with(index, [next, part]))} />
            <Select aria-label={t('connector.part')} value={part} options={gives.map((each) => ({ value: each.id, label: each.id }))} onChange={(next: string) => write(pairs.with(index, [field, next]))} />
            <ItemButtons name={told} index={0} count={1} onRemove={() => write(pairs.toSpliced(index, 1))} />
          </div>
        )
      })}
      <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={free.length === 0 || !first} onClick={() => first && write([...pairs, [free[0]?.value ?? '', first.id]])}>
        {t('draw.add_one')}
      </Button>
    </div>
  )
}
