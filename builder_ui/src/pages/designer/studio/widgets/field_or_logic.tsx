/** A field that holds a quantity, or a formula over the record. */
import { EditOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { quantities } from '../../../../designer/report/offers'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

const ConditionDialog = lazy(() => import('../ConditionDialog'))
const FORMULA = ''

function Edit({ id, value, onChange, label }: WidgetProps) {
  const { t, say } = useWords()
  const { names } = useStudio()
  const [open, setOpen] = useState(false)
  const written = typeof value === 'object' && value !== null
  const options = [...quantities(names).map((name) => ({ value: name.id, label: say(name.label) })), { value: FORMULA, label: t('report.formula') }]
  return (
    <div className="logic">
      <Select id={id} showSearch={{ optionFilterProp: 'label' }} value={written ? FORMULA : ((value as string | undefined) ?? undefined)} options={options} onChange={(next: string) => (next === FORMULA ? setOpen(true) : onChange(next))} />
      {written && (
        <button type="button" className="logic-told code" onClick={() => setOpen(true)}>
          <EditOutlined aria-hidden /> {JSON.stringify(value)}
        </button>
      )}
      {open && (
        <Suspense fallback={null}>
          <ConditionDialog title={label} value={value} free onClose={() => setOpen(false)} onDone={onChange} />
        </Suspense>
      )}
    </div>
  )
}

export const widget: Widget = { Edit }
