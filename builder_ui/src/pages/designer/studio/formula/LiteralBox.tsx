/** A value that is written down, typed as the value beside it is: money in 元, options by their labels. */
import { Input, Select } from 'antd'
import type { Name } from '../../../../designer/names'
import { useWords } from '../../../../i18n/useWords'
import { Literal } from '../ConditionValue'

const TYPED = new Set(['number', 'money', 'date', 'choice'])

interface Props {
  label: string
  value: unknown
  hint: Name | undefined
  onChange: (value: unknown) => void
}

export function LiteralBox({ label, value, hint, onChange }: Props) {
  const { t } = useWords()
  const told = t('formula.value_of', { label })
  if (Array.isArray(value)) return hint?.options ? <Literal name={hint} label={told} value={value} many onChange={onChange} /> : <Select className="formula-literal" mode="tags" aria-label={told} value={value as string[]} onChange={onChange} />
  if (typeof value === 'boolean' || hint?.sort === 'flag') {
    return <Select className="formula-literal" aria-label={told} value={value === true} options={[true, false].map((each) => ({ value: each, label: t(each ? 'common.yes' : 'common.no') }))} onChange={onChange} />
  }
  if (hint && TYPED.has(hint.sort)) return <Literal name={hint} label={told} value={value === '' ? null : value} onChange={(next) => onChange(next ?? '')} />
  return <Input className="formula-literal" aria-label={told} value={String(value ?? '')} onChange={(event) => onChange(hint?.sort === 'text' ? event.target.value : asTyped(event.target.value))} />
}

/** Where nothing tells what is wanted, what looks like a number is one. */
const asTyped = (text: string) => (/^-?\d+(\.\d*[1-9])?$/.test(text) ? Number(text) : text)
