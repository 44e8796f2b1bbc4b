/** A length of time: a number and its unit, kept in seconds. */
import { InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { spanOf, UNITS, type Unit } from '../../../../designer/span'
import { useWords } from '../../../../i18n/useWords'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, label }: WidgetProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<Unit | null>(null)
  const said = typeof value === 'number' ? spanOf(value) : { count: null, unit: 'hour' as Unit }
  const unit = chosen ?? said.unit
  const count = typeof value === 'number' ? value / UNITS[unit] : null
  const turn = (next: Unit) => {
    setChosen(next)
    if (count !== null) onChange(Math.max(1, Math.round(count * UNITS[next])))
  }
  return (
    <Space.Compact block>
      <InputNumber<number> id={id} min={0} value={count} onChange={(next) => onChange(next ? Math.max(1, Math.round(next * UNITS[unit])) : undefined)} />
      <Select<Unit> aria-label={`${label} ${t('span.unit')}`} className="span-unit" value={unit} options={(Object.keys(UNITS) as Unit[]).map((each) => ({ value: each, label: t(`span.unit_${each}`) }))} onChange={turn} />
    </Space.Compact>
  )
}

export const widget: Widget = { Edit, tell: (value, _, { span }) => (typeof value === 'number' ? span(value) : '') }
