/** Whom a publish touches: the tickets that are under way on the flows that change, and the way to move them. */
import { useQueries } from '@tanstack/react-query'
import { Alert, Spin } from 'antd'
import { Link } from 'react-router'
import { flowReleasesQuery } from '../../../api/migration'
import type { Difference } from '../../../designer/difference'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { sentence } from '../../../shared/useToast'
import { Foretold } from './Foretold'

interface Props {
  bundle: string
  differences: readonly Difference[]
  drafts: readonly Draft[]
}

/** Counting the tickets of others goes with the right to publish; without it this says so, and not that there are none. */
export function Effects({ canChange, ...props }: Props & { canChange: boolean }) {
  const { t } = useWords()
  return (
    <section className="card" aria-labelledby="effects">
      <h2 id="effects">{t('publish.effects')}</h2>
      <p className="soft small">{t('publish.effects_note')}</p>
      {canChange ? <Touched {...props} /> : <p>{t('publish.effects_unseen')}</p>}
    </section>
  )
}

function Touched({ bundle, differences, drafts }: Props) {
  const { t, say } = useWords()
  const forms = new Set(differences.filter((each) => each.kind === 'form').map((each) => each.key))
  const flows = drafts.filter((draft) => draft.kind === 'flow' && draft.state !== 'new')
  const touched = new Set(differences.map((each) => `${each.kind}/${each.key}`))
  const known = useQueries({ queries: flows.map((flow) => flowReleasesQuery(flow.key)) })
  const lines = flows.map((flow, place) => ({
    flow,
    changes: touched.has(`flow/${flow.key}`) || forms.has(String(flow.document.body?.form)),
    running: (known[place]?.data ?? []).reduce((sum, release) => sum + release.running + release.incident, 0),
    behind: (known[place]?.data ?? []).filter((release) => !release.live).reduce((sum, release) => sum + release.running, 0),
  }))
  const shown = lines.filter((line) => (line.changes && line.running > 0) || line.behind > 0)
  const failed = known.find((each) => each.error)
  if (failed) return <Alert type="error" showIcon title={sentence(failed.error, t)} />
  if (known.some((each) => each.isPending)) return <Spin size="small" />
  if (shown.length === 0) return <p>{t('publish.no_effects')}</p>
  return (
    <ul className="changes">
      {shown.map(({ flow, changes, running, behind }) => (
        <li key={flow.key}>
          <strong>{say(flow.name)}</strong>
          {changes && <> · {t('publish.running', { count: running })}</>}
          {behind > 0 && <> · {t('publish.behind', { count: behind })}</>}{' '}
          <Link to={`/designer/${bundle}/flow/${flow.key}/migrate`}>{t('publish.move')}</Link>
          {changes && <Foretold bundle={bundle} flow={flow.key} />}
        </li>
      ))}
    </ul>
  )
}
