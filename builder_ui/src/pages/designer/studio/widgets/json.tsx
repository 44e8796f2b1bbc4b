/** What no other widget knows: the setting as JSON text, taken once it can be read. */
import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../../i18n/useWords'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (value === undefined ? '' : JSON.stringify(value, null, 2))
  const wrong = typed !== null && parsed(typed) === BROKEN
  return (
    <>
      <Input.TextArea
        id={id}
        className="code"
        autoSize={{ minRows: 2, maxRows: 14 }}
        value={text}
        status={wrong ? 'error' : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = parsed(event.target.value)
          if (next !== BROKEN) onChange(next)
        }}
        onBlur={() => !wrong && setTyped(null)}
      />
      {wrong && <p className="field-error">{t('draw.bad_json')}</p>}
    </>
  )
}

const BROKEN = Symbol('broken')

function parsed(text: string): unknown {
  if (!text.trim()) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return BROKEN
  }
}

export const widget: Widget = { Edit }
