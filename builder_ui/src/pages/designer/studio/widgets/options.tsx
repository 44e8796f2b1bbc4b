/** The options of a choice: written one by one, or pasted all at once, a line each. */
import { PlusOutlined, SnippetsOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Option } from '../../../../api/form'
import { numbered, oneOf } from '../../../../designer/catalogue'
import { fresh } from '../../../../designer/ids'
import { pasted } from '../../../../designer/options'
import { useWords } from '../../../../i18n/useWords'
import { OptionRow } from '../OptionRow'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, onChange }: WidgetProps) {
  const { t } = useWords()
  const [pasting, setPasting] = useState<string | null>(null)
  const options = Array.isArray(value) ? (value as Option[]) : []
  const add = () => onChange([...options, { id: fresh('option', options.map((each) => each.id)), label: numbered(oneOf(schema), options.length + 1) }])
  const take = () => {
    onChange(pasted(pasting ?? '', options))
    setPasting(null)
  }
  if (pasting !== null) {
    return (
      <div className="items">
        <Input.TextArea id={id} autoSize={{ minRows: 6, maxRows: 16 }} value={pasting} onChange={(event) => setPasting(event.target.value)} placeholder={t('draw.paste_hint')} aria-label={t('draw.paste')} />
        <div className="row">
          <Button size="small" type="primary" onClick={take}>
            {t('draw.take')}
          </Button>
          <Button size="small" onClick={() => setPasting(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="items">
      {options.map((option, index) => (
        <OptionRow
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          option={option}
          index={index}
          count={options.length}
          onChange={(next) => onChange(options.with(index, next))}
          onMove={(to) => onChange(options.toSpliced(index, 1).toSpliced(to, 0, option))}
          onRemove={() => onChange(options.toSpliced(index, 1))}
        />
      ))}
      <div className="row">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t('draw.add_one')}
        </Button>
        <Button size="small" icon={<SnippetsOutlined aria-hidden />} onClick={() => setPasting(options.map((each) => each.label.zh).join('\n'))}>
          {t('draw.paste')}
        </Button>
      </div>
    </div>
  )
}

export const widget: Widget = { Edit, group: true }
