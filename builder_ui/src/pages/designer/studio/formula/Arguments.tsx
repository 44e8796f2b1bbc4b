/** The operands of an operator, one below the other; inside a list or another form they read other fields. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { itemNames, operandAt, operandsOf, takesItems, withArgs, type Part } from '../../../../designer/formula'
import { wanted } from '../../../../designer/formulaSort'
import { nameOf, type Name } from '../../../../designer/names'
import { useWords } from '../../../../i18n/useWords'
import { useBlocksOf } from '../useFieldsOf'
import { FormulaPart } from './FormulaPart'
import { isPlain, PlainOperand } from './PlainOperand'
import { useFormula } from './formula'

interface Props {
  part: Extract<Part, { is: 'call' }>
  names: readonly Name[]
  hint: Name | undefined
  onChange: (rule: unknown) => void
}

export function Arguments({ part, names, hint, onChange }: Props) {
  const { t, say } = useWords()
  const { kinds } = useFormula()
  const { kind, args } = part
  const { scope, plainNames } = useScopes(part, names)
  const isIf = kind.symbol === 'if'
  const operands = operandsOf(kind)
  const many = operands.some((each) => each.many)
  const least = operands.filter((each) => each.required).length
  const next = many ? operands.at(-1) : operands[args.length]
  const write = (given: readonly unknown[]) => onChange(withArgs(kind, given))
  // A further "if … then …" goes before "else".
  const add = () => write(isIf ? [...args.slice(0, -1), null, null, args.at(-1)] : [...args, null])
  const called = (index: number) => {
    if (isIf) return t(index % 2 === 1 ? 'formula.then' : index === args.length - 1 ? 'formula.else' : 'formula.if')
    return say(operandAt(kind, index)?.label) + (many ? ` ${index + 1}` : '')
  }
  const removable = (index: number) => (many ? !isIf && args.length > 2 : index >= least && index === args.length - 1)
  return (
    <div className="formula-inner">
      {args.map((arg, index) => {
        const shared = {
          label: called(index),
          onChange: (given: unknown) => write(args.with(index, given)),
          onRemove: removable(index) ? () => write(args.toSpliced(index, 1)) : undefined,
        }
        const operand = operandAt(kind, index)?.id ?? ''
        const key = `${operand}-${index}`
        if (isPlain(operand, kind)) return <PlainOperand key={key} operand={operand} value={arg} names={plainNames} {...shared} />
        return <FormulaPart key={key} rule={arg} names={scope(index)} hint={wanted(part, index, scope(index), kinds, hint)} {...shared} />
      })}
      {next && (
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {isIf ? t('formula.another_case') : many ? t('draw.add_one') : say(next.label)}
        </Button>
      )}
    </div>
  )
}

/** What each operand may read: the record, the items of a list, or the records of another form. */
function useScopes({ kind, args }: Props['part'], names: readonly Name[]) {
  const { kinds } = useFormula()
  const related = kind.group === 'related'
  const theirs = useBlocksOf(related ? (args[0] ?? '') : undefined).map(nameOf)
  const around = names.filter((name) => !name.id.startsWith('_record.')).map((name) => ({ ...name, id: `_record.${name.id}` }))
  const scope = (index: number): readonly Name[] => {
    if (related) return [...theirs, ...around]
    return takesItems(kind) && index > 0 ? itemNames(args[0], names, kinds) : names
  }
  return { scope, plainNames: related ? theirs : names }
}
