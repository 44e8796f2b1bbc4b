/** Yes, no, or on a condition; the condition is told in words and opened in its own editor. */
import { EditOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useSentence } from '../useSentence'
import { useWords } from '../../../../i18n/useWords'
import type { Widget, WidgetProps } from '../widget'

const ConditionDialog = lazy(() => import('../ConditionDialog'))

type Choice = 'yes' | 'no' | 'when'

export function LogicEdit({ id, schema, value, onChange, label, required }: WidgetProps) {
  const { t } = useWords()
  const told = useSentence()
  const [open, setOpen] = useState(false)
  // A condition is chosen; only what gives a value of another sort is written.
  const free = schema['x-widget'] === 'formula' || schema.type === 'object'
  const usual = schema.default === true
  const now: Choice = typeof value === 'object' && value !== null ? 'when' : (value ?? usual) === true ? 'yes' : 'no'
  const choose = (choice: Choice) => {
    if (choice === 'when') return setOpen(true)
    const plain = choice === 'yes'
    return onChange(plain === usual ? undefined : plain)
  }
  return (
    <div className="logic" id={id}>
      {!required && (
        <Segmented<Choice>
          size="small"
          value={now}
          onChange={choose}
          aria-labelledby={`${id}-label`}
          options={[
            { value: 'no', label: t('common.no') },
            { value: 'yes', label: t('common.yes') },
            { value: 'when', label: t('draw.on_condition') },
          ]}
        />
      )}
      {(now === 'when' || required) && (
        <button type="button" className="logic-told" onClick={() => setOpen(true)}>
          <EditOutlined aria-hidden /> {value === undefined ? t('draw.write_condition') : told(value)}
        </button>
      )}
      {open && (
        <Suspense fallback={null}>
          <ConditionDialog title={label} value={value} free={free} onClose={() => setOpen(false)} onDone={onChange} />
        </Suspense>
      )}
    </div>
  )
}

export const widget: Widget = { Edit: LogicEdit, group: true, tell: (value, _, { sentence }) => sentence(value) }
