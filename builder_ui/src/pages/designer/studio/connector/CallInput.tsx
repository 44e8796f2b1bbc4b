/** What a call is given: the names of its path come by themselves, others are added by name. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { slotsOf } from '../../../../designer/connector'
import { useWords } from '../../../../i18n/useWords'
import { Expression } from '../Expression'
import { ItemButtons } from '../ItemButtons'
import { useCalls } from '../useCalls'
import type { WidgetProps } from '../widget'

const NAME = /^[a-z][a-z0-9_]{0,47}$/

export default function CallInput({ id, value, onChange, around, label }: WidgetProps) {
  const { t } = useWords()
  const given = (value ?? {}) as Record<string, unknown>
  const slots = slotsOf(useCalls(around.connector).find((call) => call.id === around.call))
  const names = [...new Set([...slots, ...Object.keys(given)])]
  const [name, setName] = useState('')
  const write = (next: Record<string, unknown>) => onChange(Object.keys(next).length > 0 ? next : undefined)
  const without = (gone: string) => write(Object.fromEntries(Object.entries(given).filter(([each]) => each !== gone)))
  const wrong = name !== '' && (!NAME.test(name) || names.includes(name))
  const add = () => {
    if (name === '' || wrong) return
    write({ ...given, [name]: '' })
    setName('')
  }
  return (
    <div className="items">
      {names.map((each) => (
        <div key={each} className="item" role="group" aria-label={`${label} ${each}`}>
          <div className="row">
            <code className="grow">{each}</code>
            {slots.includes(each) ? <span className="soft small">{t('connector.in_path')}</span> : <ItemButtons name={each} index={0} count={1} onRemove={() => without(each)} />}
          </div>
          <Expression id={`${id}-${each}`} label={each} value={given[each] ?? ''} onChange={(next) => write({ ...given, [each]: next ?? '' })} />
        </div>
      ))}
      <div className="row">
        <Input className="grow" size="small" value={name} maxLength={48} status={wrong ? 'error' : undefined} aria-label={t('connector.another')} placeholder={t('connector.another')} onChange={(event) => setName(event.target.value)} onPressEnter={add} />
        <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={name === '' || wrong} onClick={add}>
          {t('draw.add_one')}
        </Button>
      </div>
    </div>
  )
}
