/** Which conditions, flows, rules and reports use the field. */
import { useDeferredValue, useMemo } from 'react'
import { Link } from 'react-router'
import { usesOf, type Draft, type Use } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { addressOf } from '../address'
import { useStudio } from '../studio/studio'
import { useDrawing } from './drawing'

export function useUses(field: string | null): Use[] {
  const { drafts } = useStudio()
  const document = useDeferredValue(useDrawing().document)
  return useMemo(() => {
    if (field === null) return []
    const now = drafts.map((draft): Draft => (draft.kind === 'form' && draft.key === document.key ? { ...draft, document: document as never } : draft))
    return usesOf(now, document.key, field)
  }, [drafts, document, field])
}

export function FieldUses({ field }: { field: string }) {
  const { t } = useWords()
  const uses = useUses(field)
  return (
    <section className="uses">
      <h3>{t('draw.used', { count: uses.length })}</h3>
      <UseList uses={uses} />
    </section>
  )
}

export function UseList({ uses }: { uses: readonly Use[] }) {
  const { t, say } = useWords()
  const { bundle } = useStudio()
  const documents = [...new Map(uses.map((use) => [`${use.kind}/${use.key}`, use])).values()]
  return (
    <ul className="changes small">
      {documents.map((use) => (
        <li key={use.kind + use.key}>
          {t(`kind.${use.kind}`, { defaultValue: use.kind })} · <Link to={addressOf(bundle, use.kind, use.key, use.pointer)}>{say(use.name)}</Link>{' '}
          <span className="soft">×{uses.filter((each) => each.kind === use.kind && each.key === use.key).length}</span>
        </li>
      ))}
    </ul>
  )
}
