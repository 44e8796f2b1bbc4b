/** One option: what people read in both languages; its id is kept for ever and stays in the background. */
import { Input } from 'antd'
import type { Option } from '../../../api/form'
import { useWords } from '../../../i18n/useWords'
import { ItemButtons } from './ItemButtons'

interface Props {
  option: Option
  index: number
  count: number
  onChange: (option: Option) => void
  onMove: (to: number) => void
  onRemove: () => void
}

export function OptionRow({ option, index, count, onChange, onMove, onRemove }: Props) {
  const { t } = useWords()
  const { zh, en } = option.label
  const name = zh || option.id
  return (
    <div className="item option" role="group" aria-label={name}>
      <Input size="small" value={zh} placeholder={t('draw.chinese')} aria-label={t('draw.option_zh', { number: index + 1 })} title={option.id} status={zh ? undefined : 'error'} onChange={(event) => onChange({ ...option, label: { ...option.label, zh: event.target.value } })} />
      <Input size="small" value={en ?? ''} placeholder={t('draw.english')} aria-label={t('draw.option_en', { number: index + 1 })} onChange={(event) => onChange({ ...option, label: { zh, ...(event.target.value ? { en: event.target.value } : {}) } })} />
      <ItemButtons name={name} index={index} count={count} onMove={onMove} onRemove={onRemove} />
    </div>
  )
}
