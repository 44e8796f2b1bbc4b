/** The formula's result on made-up values, which may be changed. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { calendarsQuery } from '../../../../api/policies'
import { gaps, readsOf } from '../../../../designer/formula'
import { nested, sampleOf, typesOf } from '../../../../designer/formulaSample'
import { sortOf } from '../../../../designer/formulaSort'
import type { Name } from '../../../../designer/names'
import { calendarsOf } from '../../../../form/types'
import { useWords } from '../../../../i18n/useWords'
import { evaluate } from '../../../../logic/evaluate'
import { moment, yuan } from '../../../../shared/time'
import { useNow } from '../../../../shared/useNow'
import { useStudio } from '../studio'
import { LiteralBox } from './LiteralBox'
import { useFormula } from './formula'

const OLD = '_old.'

export function TryFormula({ rule, names }: { rule: unknown; names: readonly Name[] }) {
  const { t, say } = useWords()
  const { kinds } = useFormula()
  const now = useNow()
  const [given, setGiven] = useState<Record<string, unknown>>({})
  const read = useMemo(() => readsOf(rule, kinds).flatMap((id) => names.filter((name) => name.id === id.replace(OLD, '')).map((name) => ({ ...name, id }))), [rule, kinds, names])
  const values = Object.fromEntries(read.map((name) => [name.id, name.id in given ? given[name.id] : sampleOf(name, now)]))
  const open = gaps(rule, kinds)
  const server = JSON.stringify(rule ?? null).includes('"related_')
  return (
    <section className="formula-try" aria-label={t('formula.try')}>
      <h3>{t('formula.try')}</h3>
      {read.map((name) => {
        const label = say(name.label) + (name.id.startsWith(OLD) ? t('formula.before') : '')
        return (
          <div key={name.id} className="formula-sample">
            <span>{label}</span>
            <Sample name={name} label={label} value={values[name.id]} onChange={(next) => setGiven((old) => ({ ...old, [name.id]: next === '' ? null : next }))} />
          </div>
        )
      })}
      <p className="formula-result" role="status">
        {open > 0 ? t('formula.gaps', { count: open }) : server ? t('formula.on_server') : <Result rule={rule} names={names} values={values} now={now} />}
      </p>
    </section>
  )
}

function Sample({ name, label, value, onChange }: { name: Name; label: string; value: unknown; onChange: (value: unknown) => void }) {
  const { t, language } = useWords()
  if (name.sort === 'rows') return <span className="soft small">{t('formula.two_rows')}</span>
  if (name.sort === 'instant') return <span className="soft small">{typeof value === 'number' ? moment(value, language) : ''}</span>
  if (name.sort === 'text') return <Input className="formula-literal" aria-label={t('formula.value_of', { label })} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
  return <LiteralBox label={label} value={value} hint={name} onChange={onChange} />
}

function Result({ rule, names, values, now }: { rule: unknown; names: readonly Name[]; values: Record<string, unknown>; now: number }) {
  const { t, language } = useWords()
  const { kinds } = useFormula()
  const calendars = useQuery(calendarsQuery(useStudio().bundle)).data
  const found = evaluate(rule, nested(values), now, { ...typesOf(names), ...calendarsOf(calendars) })
  const sort = sortOf(rule, names, kinds)
  const told = () => {
    if (found === null || found === undefined) return t('formula.nothing')
    if (typeof found === 'boolean') return t(found ? 'common.yes' : 'common.no')
    if (typeof found === 'number' && sort === 'money') return yuan(found)
    if (typeof found === 'number' && sort === 'instant') return moment(found, language)
    return typeof found === 'object' ? JSON.stringify(found) : String(found)
  }
  return (
    <>
      {t('formula.result')} <strong>{told()}</strong>
    </>
  )
}
