/** One part of a formula: a field, a written value, or an operator whose operands are parts again. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { callOf, partOf } from '../../../../designer/formula'
import { nameFor } from '../../../../designer/formulaSort'
import type { Name } from '../../../../designer/names'
import { useWords } from '../../../../i18n/useWords'
import { Arguments } from './Arguments'
import { LiteralBox } from './LiteralBox'
import { useFormula } from './formula'

interface Props {
  rule: unknown
  label: string
  names: readonly Name[]
  /** What sort of value is wanted here. */
  hint: Name | undefined
  onChange: (rule: unknown) => void
  onRemove?: () => void
}

const LITERAL = 'literal'
const FIELD = 'field:'
const CALL = 'call:'

export function FormulaPart({ rule, label, names, hint, onChange, onRemove }: Props) {
  const { t } = useWords()
  const { kinds } = useFormula()
  const part = partOf(rule, kinds)
  const options = useOptions(names)
  const choose = (next: string) => {
    if (next === LITERAL) return onChange(hint?.sort === 'flag' ? true : '')
    if (next.startsWith(FIELD)) return onChange({ var: next.slice(FIELD.length) })
    const symbol = next.slice(CALL.length)
    const kind = kinds.get(symbol)
    if (!kind) return undefined
    // Another operator of the same sort takes over the operands: × instead of +.
    const sameShape = part.is === 'call' && part.kind.group === kind.group && kind.group !== 'time' && kind.group !== 'text'
    return onChange(sameShape ? { [symbol]: part.args } : callOf(kind, rule))
  }
  return (
    <div className="formula-part" role="group" aria-label={label}>
      <div className="formula-line">
        <span className="formula-label soft small">{label}</span>
        <Select
          className="formula-what"
          aria-label={t('formula.what', { label })}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          placeholder={t('form.choose')}
          status={part.is === 'empty' ? 'warning' : undefined}
          value={chosenOf(part)}
          options={options}
          onChange={choose}
        />
        {part.is === 'literal' && <LiteralBox label={label} value={part.value} hint={hint} onChange={onChange} />}
        {part.is === 'field' && part.otherwise === undefined && (
          <Button size="small" type="text" onClick={() => onChange({ var: [part.name, null] })}>
            {t('formula.where_empty')}
          </Button>
        )}
        {onRemove && <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} title={t('formula.remove', { label })} aria-label={t('formula.remove', { label })} onClick={onRemove} />}
      </div>
      {part.is === 'field' && part.otherwise !== undefined && (
        <div className="formula-inner">
          <FormulaPart rule={part.otherwise} label={t('formula.where_empty')} names={names} hint={nameFor(part, names, kinds)} onChange={(next) => onChange({ var: [part.name, next] })} onRemove={() => onChange({ var: part.name })} />
        </div>
      )}
      {part.is === 'call' && <Arguments part={part} names={names} hint={hint} onChange={onChange} />}
    </div>
  )
}

function chosenOf(part: ReturnType<typeof partOf>): string | undefined {
  if (part.is === 'field') return FIELD + part.name
  if (part.is === 'call') return CALL + (part.kind.symbol ?? part.kind.type)
  return part.is === 'literal' ? LITERAL : undefined
}

function useOptions(names: readonly Name[]) {
  const { t, say } = useWords()
  const { offered } = useFormula()
  return [
    { label: t('formula.fields'), options: names.map((name) => ({ value: FIELD + name.id, label: say(name.label) })) },
    { label: t('formula.written'), options: [{ value: LITERAL, label: t('formula.literal') }] },
    ...offered.map(({ group, list }) => ({
      label: t(`formula.group_${group}`),
      options: list.map((kind) => ({ value: CALL + (kind.symbol ?? kind.type), label: say(kind.label), title: say(kind.help ?? kind.label) })),
    })),
  ]
}
