/** The cell that is selected, put together by choosing: its comparison, and its value with the widget that fits. */
import { Button, Select } from 'antd'
import { DeleteOutlined } from '@ant-design/icons'
import { ANY, isAny, isOrdered, printCell } from '../../../../designer/rule/cell'
import type { Cell } from '../../../../designer/rule/document'
import type { Name } from '../../../../designer/names'
import { addTest, setCells } from '../../../../designer/rule/table'
import { sampleOf } from '../../../../designer/rule/paste'
import { pathOf } from '../../../../designer/rule/columns'
import { useWords } from '../../../../i18n/useWords'
import { useToast } from '../../../../shared/useToast'
import { useOperator } from '../../studio/useSentence'
import { useRuling } from '../ruling'
import { useSelected, useSheet } from './sheet'
import { ValueInput } from './ValueInput'

const SEVERAL = new Set(['in', 'not_in'])

export function CellBar() {
  const { t, say } = useWords()
  const { edit } = useRuling()
  const toast = useToast()
  const { table, names } = useSheet()
  const { at } = useSelected()
  const row = table.rules[at.row]
  const name = names[at.column]
  if (!row || !name) return null
  const inputs = table.inputs.length
  const set = (value: unknown) => edit(setCells([{ ...at, value }]), `cell:${at.row}:${at.column}`)
  const asTest = () => {
    const then = Object.fromEntries(table.outputs.map((output, index) => [output.name, row.then[index] ?? null]))
    edit(addTest({ when: sampleOf(row, table.inputs.map((input) => pathOf(input.expr))), then }))
    toast.done(t('rule.test_added'))
  }
  return (
    <div className="cell-bar" role="group" aria-label={t('cell.bar')}>
      <span className="cell-where">
        {t('rule.row', { number: at.row + 1 })} · <strong>{say(name.label)}</strong>
      </span>
      {at.column < inputs ? (
        <Condition cell={row.when[at.column] ?? ANY} name={name} onChange={set} />
      ) : (
        <>
          <span aria-hidden="true">=</span>
          <ValueInput name={name} value={row.then[at.column - inputs] ?? null} label={t('cell.value')} onChange={set} />
          {row.then[at.column - inputs] !== null && <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('cell.clear')} onClick={() => set(null)} />}
        </>
      )}
      <Button size="small" type="link" onClick={asTest}>
        {t('rule.row_as_test')}
      </Button>
    </div>
  )
}

interface ConditionProps {
  cell: Cell
  name: Name
  onChange: (cell: Cell) => void
}

function Condition({ cell, name, onChange }: ConditionProps) {
  const { t } = useWords()
  const { words } = useSheet()
  const called = useOperator()
  const entries = Object.entries(cell)
  const ordered = isOrdered(name) ? ['>', '>=', '<', '<=', 'between'] : []
  const operators = ['any', '==', '!=', ...ordered, 'in', 'not_in', 'empty', 'filled']
  const [operator, operand] = isAny(cell) ? ['any', true] : (entries[0] ?? ['any', true])
  const choose = (next: string) => {
    if (['any', 'empty', 'filled'].includes(next)) return onChange({ [next]: true })
    const first: unknown = [operand].flat()[0]
    const kept = first === true && name.sort !== 'flag' ? null : (first ?? null)
    if (SEVERAL.has(next)) return onChange({ [next]: kept === null ? [] : [kept] })
    return onChange({ [next]: next === 'between' ? [kept, kept] : kept })
  }
  if (entries.length > 1) return <span className="soft">{printCell(cell, name, words)}</span>
  const label = t('cell.value')
  return (
    <>
      <Select<string>
        className="cell-operator"
        aria-label={t('condition.operator')}
        value={operator}
        options={operators.map((each) => ({ value: each, label: each === 'any' || each === 'not_in' ? t(`cell.${each}`) : called(each) }))}
        onChange={choose}
      />
      {operator === 'between' ? (
        [0, 1].map((end) => (
          <ValueInput key={end} name={name} value={(operand as unknown[])[end] ?? null} label={t(end === 0 ? 'cell.low' : 'cell.high')} onChange={(next) => onChange({ between: (operand as unknown[]).with(end, next) })} />
        ))
      ) : SEVERAL.has(operator) ? (
        <ValueInput name={name} value={operand} many label={label} onChange={(next) => onChange({ [operator]: next })} />
      ) : ['any', 'empty', 'filled'].includes(operator) ? null : (
        <ValueInput name={name} value={operand} label={label} onChange={(next) => onChange({ [operator]: next })} />
      )}
    </>
  )
}
