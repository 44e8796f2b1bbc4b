/** What is copied from the chosen record: this form's field on the left, the other's on the right. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../ItemButtons'
import { useFieldsOf } from '../useFieldsOf'
import type { Widget, WidgetProps } from '../widget'

function Edit({ value, onChange, around, label }: WidgetProps) {
  const { t } = useWords()
  const own = useFieldsOf(undefined)
  const theirs = useFieldsOf(around.form)
  const pairs = Object.entries((value ?? {}) as Record<string, string>)
  const change = (next: [string, string][]) => onChange(next.length > 0 ? Object.fromEntries(next) : undefined)
  const taken = new Set(pairs.map(([name]) => name))
  const free = own.find((option) => !taken.has(option.value))
  return (
    <div className="items">
      {pairs.map(([to, from], index) => (
        <div key={to} className="item fill" role="group" aria-label={`${label} ${index + 1}`}>
          <Select aria-label={t('draw.to')} value={to} options={own.filter((option) => option.value === to || !taken.has(option.value))} onChange={(next) => change(pairs.with(index, [next, from]))} />
          <span aria-hidden="true">←</span>
          <Select aria-label={t('draw.from')} value={from || undefined} options={theirs} onChange={(next) => change(pairs.with(index, [to, next]))} />
          <ItemButtons name={`${label} ${index + 1}`} index={0} count={1} onRemove={() => change(pairs.toSpliced(index, 1))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={!free || theirs.length === 0} onClick={() => free && change([...pairs, [free.value, theirs[0]?.value ?? '']])}>
        {t('draw.add_one')}
      </Button>
    </div>
  )
}

export const widget: Widget = { Edit, group: true }
