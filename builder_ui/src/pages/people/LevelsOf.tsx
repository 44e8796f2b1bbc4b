/** How good somebody is at each value of one dimension, from 1 to 5. */
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { OTHERS, type Dimension } from '../../api/skills'
import { useWords } from '../../i18n/useWords'

const BEST = 5

interface Given {
  dimension: Dimension
  levels: Record<string, number>
  onLevel: (value: string, level: number | null) => void
}

export function LevelsOf({ dimension, levels, onLevel }: Given) {
  const { t, say } = useWords()
  const listed = dimension.values.map((each) => ({ value: each.id, label: say(each.name) }))
  const known = new Set([OTHERS, ...dimension.values.map((each) => each.id)])
  const own = Object.keys(levels).filter((value) => !known.has(value))
  const rows = [...listed, ...own.map((value) => ({ value, label: value })), { value: OTHERS, label: t('people.other_values') }]
  return (
    <fieldset className="levels">
      <legend>{say(dimension.name)}</legend>
      {rows.map(({ value, label }) => (
        <Level key={value} label={label} level={levels[value] ?? null} onLevel={(level) => onLevel(value, level)} />
      ))}
      {dimension.open && <Another onAdd={(value) => onLevel(value, levels[value] ?? 3)} />}
    </fieldset>
  )
}

function Level({ label, level, onLevel }: { label: string; level: number | null; onLevel: (level: number | null) => void }) {
  const { t } = useWords()
  const id = useId()
  const options = Array.from({ length: BEST }, (_, index) => ({ value: index + 1, label: t('people.level', { level: index + 1 }) }))
  return (
    <div className="level-row">
      <label htmlFor={id}>{label}</label>
      <Select id={id} size="small" allowClear placeholder={t('people.no_level')} value={level} options={options} onChange={(next?: number) => onLevel(next ?? null)} />
    </div>
  )
}

function Another({ onAdd }: { onAdd: (value: string) => void }) {
  const { t } = useWords()
  const [value, setValue] = useState('')
  const add = () => {
    if (value.trim() === '') return
    onAdd(value.trim())
    setValue('')
  }
  return (
    <div className="level-row">
      <Input size="small" value={value} maxLength={100} aria-label={t('people.another_value')} placeholder={t('people.another_value')} onChange={(event) => setValue(event.target.value)} onPressEnter={add} />
      <Button size="small" onClick={add}>
        {t('people.add_value')}
      </Button>
    </div>
  )
}
