/** One value, or several, entered as the field holds it: money in 元, options by their labels. */
import { Input, InputNumber, Select } from 'antd'
import type { Name } from '../../../../designer/names'
import { parseValue, printValue } from '../../../../designer/rule/value'
import { useWords } from '../../../../i18n/useWords'
import { useCellWords } from './useCellWords'

interface Props {
  name: Name
  value: unknown
  label: string
  many?: boolean
  onChange: (value: unknown) => void
}

export function ValueInput({ name, value, label, many = false, onChange }: Props) {
  const { t, say } = useWords()
  if (many && !name.options) return <Several name={name} value={value} label={label} onChange={onChange} />
  if (name.options) {
    const options = name.options.map((option) => ({ value: option.id, label: say(option.label) }))
    const chosen = many ? (Array.isArray(value) ? (value as string[]) : []) : ((value as string | null) ?? undefined)
    return <Select<string | string[]> className="cell-value" aria-label={label} mode={many ? 'multiple' : undefined} showSearch={{ optionFilterProp: 'label' }} options={options} value={chosen} onChange={onChange} placeholder={t('form.choose')} />
  }
  if (name.sort === 'flag') {
    const options = [
      { value: 'yes', label: t('common.yes') },
      { value: 'no', label: t('common.no') },
    ]
    return <Select<string> className="cell-value" aria-label={label} options={options} value={value === true ? 'yes' : value === false ? 'no' : undefined} onChange={(next) => onChange(next === 'yes')} />
  }
  if (name.sort === 'money') {
    const amount = typeof value === 'number' ? value / 100 : null
    return <InputNumber<number> className="cell-value" aria-label={label} prefix="¥" precision={2} value={amount} onChange={(next) => onChange(next === null ? null : Math.round(next * 100))} />
  }
  if (name.sort === 'number') return <InputNumber<number> className="cell-value" aria-label={label} value={typeof value === 'number' ? value : null} onChange={onChange} />
  const type = name.sort === 'date' ? 'date' : 'text'
  return <Input className="cell-value" type={type} aria-label={label} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value || null)} />
}

/** Values that are typed one after the other. */
function Several({ name, value, label, onChange }: Omit<Props, 'many'>) {
  const words = useCellWords()
  const list = Array.isArray(value) ? value : []
  const take = (texts: string[]) => onChange(texts.map((text) => parseValue(text, name, words)).filter((each) => each !== null))
  return <Select<string[]> className="cell-value" mode="tags" open={false} suffixIcon={null} aria-label={label} value={list.map((each) => printValue(each, name, words))} onChange={take} />
}
