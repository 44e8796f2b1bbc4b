/** Words in Chinese and English into which values of the record can be put: "{refund_amount}". */
import { Input } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import type { Words } from '../../../../api/words'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

/** It brings antd's menus along. */
const PutField = lazy(() => import('../PutField'))

type Tongue = 'zh' | 'en'

/** System values that say nothing to people. */
const UNSAID = new Set(['_id', '_status_category', '_actor', '_old', '_event', '_ref', '_vars'])

function Edit({ id, value, onChange, label, required }: WidgetProps) {
  const { t } = useWords()
  const { form, names } = useStudio()
  const words = (value ?? {}) as Partial<Words>
  const [tongue, setTongue] = useState<Tongue>('zh')
  const caret = useRef<number | null>(null)
  const write = (next: Partial<Words>) => {
    const all = { zh: words.zh ?? '', en: words.en ?? '', ...next }
    onChange(all.zh || all.en || required ? (all.en ? { zh: all.zh, en: all.en } : { zh: all.zh }) : undefined)
  }
  const put = (field: string) => {
    const text = words[tongue] ?? ''
    const at = caret.current ?? text.length
    write({ [tongue]: `${text.slice(0, at)}{${field}}${text.slice(at)}` })
    caret.current = at + field.length + 2
  }
  const area = (own: Tongue, more: object) => (
    <Input.TextArea
      autoSize={{ minRows: 1, maxRows: 6 }}
      value={words[own] ?? ''}
      onFocus={() => setTongue(own)}
      onSelect={(event) => (caret.current = event.currentTarget.selectionStart)}
      onChange={(event) => write({ [own]: event.target.value })}
      {...more}
    />
  )
  return (
    <div className="words">
      {area('zh', { id, lang: 'zh-CN', placeholder: t('draw.chinese'), status: required && !words.zh ? 'error' : undefined })}
      {area('en', { lang: 'en', placeholder: t('draw.english'), 'aria-label': t('draw.in_english', { label }) })}
      {form.fields.length > 0 && (
        <Suspense fallback={null}>
          <PutField names={names.filter((name) => !UNSAID.has(name.id))} label={label} onPut={put} />
        </Suspense>
      )}
    </div>
  )
}

export const widget: Widget = { Edit, tell: (value, _, { say, name, t }) => say(value as Words).replace(/\{([a-z][a-z0-9_]*)\}/g, (_all, field: string) => t('draw.value_of', { name: name(field) })) }
