/** The value of one condition, typed as its field is filled in: money in 元, options by their labels. */
import { Input, InputNumber, Select } from 'antd'
import type { ValueEditorProps } from 'react-querybuilder'
import { takesValue } from '../../../designer/condition'
import type { Name } from '../../../designer/names'
import { useWords } from '../../../i18n/useWords'
import { useConditionNames } from './useConditionNames'

export function ConditionValue({ field, operator, value, handleOnChange }: ValueEditorProps) {
  const names = useConditionNames()
  const name = names.find((each) => each.id === field)
  if (!name || !takesValue(operator)) return null
  if (operator === 'between') {
    const [low, high] = Array.isArray(value) ? (value as unknown[]) : [null, null]
    return (
      <span className="condition-pair">
        <Literal name={name} value={low} onChange={(next) => handleOnChange([next, high ?? null])} />
        <span aria-hidden="true">~</span>
        <Literal name={name} value={high} onChange={(next) => handleOnChange([low ?? null, next])} />
      </span>
    )
  }
  return <Literal name={name} value={value} many={operator === 'in'} onChange={handleOnChange} />
}

interface LiteralProps {
  name: Name
  label?: string
  value: unknown
  many?: boolean
  onChange: (value: unknown) => void
}

/** A value of the sort that the name holds. */
export function Literal({ name, value, many = false, onChange, label: given }: LiteralProps) {
  const { t, say } = useWords()
  const label = given ?? t('condition.value')
  if (name.options) {
    const options = name.options.map((option) => ({ value: option.id, label: say(option.label) }))
    const chosen = many ? (Array.isArray(value) ? (value as string[]) : []) : ((value as string | null) ?? undefined)
    return <Select<string | string[]> className="condition-value" aria-label={label} mode={many ? 'multiple' : undefined} options={options} value={chosen} onChange={onChange} placeholder={t('form.choose')} />
  }
  if (name.sort === 'money') {
    const amount = typeof value === 'number' ? value / 100 : null
    return <InputNumber<number> className="condition-value" aria-label={label} prefix="¥" precision={2} value={amount} onChange={(next) => onChange(next === null ? null : Math.round(next * 100))} />
  }
  if (name.sort === 'number') return <InputNumber<number> className="condition-value" aria-label={label} value={typeof value === 'number' ? value : null} onChange={onChange} />
  if (name.sort === 'date') return <Input className="condition-value" type="date" aria-label={label} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value || null)} />
  const hint = name.sort === 'instant' ? '2026-11-11 10:00' : undefined
  return <Input className="condition-value" aria-label={label} placeholder={hint} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value || null)} />
}
