/** Headers of a request by name; a secret is named, never written: {secret:carrier}. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../ItemButtons'
import type { WidgetProps } from '../widget'

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,63}$/

export default function Headers({ value, onChange }: WidgetProps) {
  const { t } = useWords()
  const pairs = Object.entries((value ?? {}) as Record<string, string>)
  const [name, setName] = useState('')
  const write = (next: [string, string][]) => onChange(next.length > 0 ? Object.fromEntries(next) : undefined)
  const wrong = name !== '' && (!NAME.test(name) || pairs.some(([each]) => each.toLowerCase() === name.toLowerCase()))
  const add = () => {
    if (name === '' || wrong) return
    write([...pairs, [name, /auth/i.test(name) ? 'Bearer {secret:name}' : '']])
    setName('')
  }
  return (
    <div className="items">
      {pairs.map(([each, text], index) => (
        <div key={each} className="item" role="group" aria-label={each}>
          <div className="row">
            <code className="grow">{each}</code>
            <ItemButtons name={each} index={0} count={1} onRemove={() => write(pairs.toSpliced(index, 1))} />
          </div>
          <Input value={text} maxLength={1000} aria-label={t('connector.value_of', { name: each })} onChange={(event) => write(pairs.with(index, [each, event.target.value]))} />
        </div>
      ))}
      <div className="row">
        <Input className="grow" size="small" value={name} maxLength={64} status={wrong ? 'error' : undefined} aria-label={t('connector.header')} placeholder={t('connector.header')} onChange={(event) => setName(event.target.value)} onPressEnter={add} />
        <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={name === '' || wrong} onClick={add}>
          {t('draw.add_one')}
        </Button>
      </div>
      <p className="soft small">{t('connector.secret_help')}</p>
    </div>
  )
}
