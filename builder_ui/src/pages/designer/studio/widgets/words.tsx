/** Words in Chinese and English. */
import { Input } from 'antd'
import type { Words } from '../../../../api/words'
import { useWords } from '../../../../i18n/useWords'
import type { Widget, WidgetProps } from '../widget'

/** Where CSS lets a text box grow, it is not measured at every letter. */
const GROWS = globalThis.CSS?.supports('field-sizing', 'content') ? { rows: 1, className: 'grows' } : { autoSize: { minRows: 1, maxRows: 5 } }

function Edit({ id, value, onChange, label, required }: WidgetProps) {
  const { t } = useWords()
  const { zh = '', en } = (value ?? {}) as Partial<Words>
  const say = (next: Partial<Words>) => {
    const words = { zh, ...(en === undefined ? {} : { en }), ...next }
    onChange(words.zh || words.en || required ? (words.en ? words : { zh: words.zh }) : undefined)
  }
  return (
    <div className="words">
      <Input.TextArea id={id} lang="zh-CN" {...GROWS} value={zh} onChange={(event) => say({ zh: event.target.value })} placeholder={t('draw.chinese')} status={required && !zh ? 'error' : undefined} />
      <Input.TextArea lang="en" {...GROWS} value={en ?? ''} onChange={(event) => say({ en: event.target.value })} placeholder={t('draw.english')} aria-label={t('draw.in_english', { label })} />
    </div>
  )
}

export const widget: Widget = { Edit, tell: (value, _, { say }) => say(value as Words) }
