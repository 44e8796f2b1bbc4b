/** A formula put together by choosing, and tried at once on a record that is made up. */
import { useMemo } from 'react'
import type { Kind } from '../../../../designer/catalogue'
import { kindsOf } from '../../../../designer/formula'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import { FormulaPart } from './FormulaPart'
import { FormulaContext } from './formula'
import { TryFormula } from './TryFormula'
import './formula.css'

/** In the order in which they are looked for. */
const GROUPS = ['number', 'condition', 'comparison', 'text', 'time', 'list', 'related', 'change']
/** `reduce` needs names that only it knows: it is written as text. */
const UNOFFERED = new Set(['var', 'reduce'])

export function FormulaEditor({ label, rule, onChange }: { label: string; rule: unknown; onChange: (rule: unknown) => void }) {
  const { t } = useWords()
  const { catalogue, names, past } = useStudio()
  const formulas = useMemo(() => {
    const all = catalogue.operators.kinds
    const may = (kind: Kind) => !UNOFFERED.has(kind.type) && (past || kind.group !== 'change')
    const offered = GROUPS.map((group) => ({ group, list: all.filter((kind) => kind.group === group && may(kind)) }))
    return { kinds: kindsOf(all), offered: offered.filter(({ list }) => list.length > 0) }
  }, [catalogue, past])
  return (
    <FormulaContext value={formulas}>
      <p className="soft small">{t('formula.help')}</p>
      <div className="formula">
        <FormulaPart rule={rule} label={label} names={names} hint={undefined} onChange={onChange} />
      </div>
      <TryFormula rule={rule} names={names} />
    </FormulaContext>
  )
}
