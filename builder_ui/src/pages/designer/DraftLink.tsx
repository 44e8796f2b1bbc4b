/** A document by name, marked where it is switched off, and where its draft is not what is in force. */
import { Link } from 'react-router'
import type { Draft } from '../../designer/uses'
import { useWords } from '../../i18n/useWords'
import { addressOf } from './address'

export function DraftLink({ bundle, draft }: { bundle: string; draft: Draft }) {
  const { t, say } = useWords()
  return (
    <span className="draft-link">
      <Link to={addressOf(bundle, draft.kind, draft.key)}>{say(draft.name) || draft.key}</Link>
      {draft.document.body?.enabled === false && <span className="draft-mark draft-off">{t('rule.disabled')}</span>}
      <DraftMark state={draft.state} />
    </span>
  )
}

export function DraftMark({ state }: { state: Draft['state'] }) {
  const { t } = useWords()
  if (state === 'same') return null
  return <span className={`draft-mark draft-${state}`}>{t(state === 'new' ? 'designer.new' : 'designer.changed')}</span>
}
