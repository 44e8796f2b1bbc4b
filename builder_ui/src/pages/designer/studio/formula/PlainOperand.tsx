/** An operand that is no value of the record but a name: a form, a field of it, a calendar, a unit, a span of time. */
import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { get } from '../../../../api/http'
import type { Words } from '../../../../api/words'
import type { Kind } from '../../../../designer/catalogue'
import type { Name } from '../../../../designer/names'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'

const DRAWN = new Set(['form', 'calendar'])
const WRITTEN: Readonly<Record<string, string>> = { window: '30d', zone: '+08:00', duration: '4h' }
const UNITS = ['days', 'weeks', 'months', 'years', 'hours', 'minutes', 'seconds'] as const

export function isPlain(operand: string, { group }: Kind): boolean {
  if (operand === 'field') return group === 'change' || group === 'related'
  return DRAWN.has(operand) || operand in WRITTEN || operand === 'unit'
}

interface Props {
  operand: string
  label: string
  value: unknown
  names: readonly Name[]
  onChange: (value: unknown) => void
  onRemove?: () => void
}

export function PlainOperand({ operand, label, value, names, onChange, onRemove }: Props) {
  const { t } = useWords()
  const options = useOptions(operand, names)
  const given = typeof value === 'string' ? value : undefined
  return (
    <div className="formula-line">
      <span className="formula-label soft small">{label}</span>
      {options ? (
        <Select className="formula-what" aria-label={label} showSearch={{ optionFilterProp: 'label' }} placeholder={t('form.choose')} status={given ? undefined : 'warning'} value={given} options={options} onChange={onChange} />
      ) : (
        <Input className="formula-literal" aria-label={label} placeholder={WRITTEN[operand]} value={given ?? ''} onChange={(event) => onChange(event.target.value || null)} />
      )}
      {onRemove && <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('formula.remove', { label })} title={t('formula.remove', { label })} onClick={onRemove} />}
    </div>
  )
}

function useOptions(operand: string, names: readonly Name[]): { value: string; label: string }[] | null {
  const { t, say } = useWords()
  const { drafts } = useStudio()
  const inForce = useQuery({ queryKey: ['definitions', operand], queryFn: async () => (await get<{ items: { key: string; name: Words }[] }>('/definitions', { kind: operand })).items, staleTime: 60_000, enabled: DRAWN.has(operand) }).data
  if (operand === 'field') return names.map((name) => ({ value: name.id, label: say(name.label) }))
  if (operand === 'unit') return UNITS.map((unit) => ({ value: unit, label: t(`formula.unit_${unit}`) }))
  if (!DRAWN.has(operand)) return null
  const all = new Map([...(inForce ?? []), ...drafts.filter((draft) => draft.kind === operand)].map((each) => [each.key, say(each.name)]))
  return [...all].map(([key, name]) => ({ value: key, label: name }))
}
