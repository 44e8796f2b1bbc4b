/** Yes, no, or on a condition; where yes and no mean nothing, none or a condition. It is told in words and opened in its own editor. */
import { EditOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useSentence } from '../useSentence'
import { useWords } from '../../../../i18n/useWords'
import type { Schema } from '../../../../designer/catalogue'
import type { Widget, WidgetProps } from '../widget'

const ConditionDialog = lazy(() => import('../ConditionDialog'))

type Choice = 'yes' | 'no' | 'when' | 'none'

export function LogicEdit({ id, schema, value, onChange, label, required }: WidgetProps) {
  const { t, say } = useWords()
  const told = useSentence()
  const [open, setOpen] = useState(false)
  // A condition is chosen; only what gives a value of another sort is written.
  const free = schema['x-widget'] === 'formula' || schema.type === 'object'
  const usual = schema.default === true
  const flag = [schema.type].flat().includes('boolean') && !schema['x-empty']
  const now = chosen(value, schema, flag)
  const choose = (choice: Choice) => {
    if (choice === 'when') return setOpen(true)
    const plain = choice === 'yes'
    return onChange(choice === 'none' || plain === usual ? undefined : plain)
  }
  const words: Record<Choice, string> = { none: say(schema['x-empty']) || t('draw.not_set'), no: t('common.no'), yes: t('common.yes'), when: t(free ? 'draw.by_formula' : 'draw.on_condition') }
  // What an older definition says stays to be seen, and can be left.
  const offered: Choice[] = flag ? ['no', 'yes', 'when'] : ['none', ...(now === 'yes' || now === 'no' ? [now] : []), 'when']
  return (
    <div className="logic" id={id}>
      {!required && (
        <Segmented<Choice>
          size="small"
          value={now}
          onChange={choose}
          aria-labelledby={`${id}-label`}
          options={offered.map((choice) => ({ value: choice, label: words[choice] }))}
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

function chosen(value: unknown, schema: Schema, flag: boolean): Choice {
  if (typeof value === 'object' && value !== null) return 'when'
  if (!flag && (value === undefined || value === schema.default)) return 'none'
  return (value ?? schema.default) === true ? 'yes' : 'no'
}

export const widget: Widget = { Edit: LogicEdit, group: true, tell: (value, _, { sentence }) => sentence(value) }
