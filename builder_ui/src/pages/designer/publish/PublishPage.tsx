/** Before a publish: what changes, drawn; whether it stands; whom it touches; a note; now or at a time. */
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link, useParams } from 'react-router'
import { bundleQuery, type Bundle } from '../../../api/bundle'
import { changesQuery } from '../../../api/differences'
import { documentsQuery } from '../../../api/drafts'
import type { Difference } from '../../../designer/difference'
import type { Draft } from '../../../designer/uses'
import { useSession } from '../../../frame/useSession'
import { useWords } from '../../../i18n/useWords'
import { Load } from '../../../shared/Load'
import { PageHead } from '../../../shared/PageHead'
import { Stepper } from '../Stepper'
import { Releases } from '../Releases'
import { DocumentChange } from './DocumentChange'
import { Effects } from './Effects'
import { Go } from './Go'
import '../designer.css'
import './publish.css'

const ORDER = ['form', 'flow', 'rule', 'report', 'dashboard']

export default function PublishPage() {
  const { bundle = '' } = useParams()
  const about = useQuery(bundleQuery(bundle))
  const documents = useQuery(documentsQuery(bundle))
  const changes = useQuery(changesQuery(bundle))
  return (
    <div className="page">
      <Load query={about} rows={8}>
        {(found) => (
          <Load query={documents}>{(drafts) => <Load query={changes}>{(differences) => <Publish bundle={found} drafts={drafts} differences={differences} />}</Load>}</Load>
        )}
      </Load>
    </div>
  )
}

const rank = ({ kind }: Difference) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)

function Publish({ bundle, drafts, differences }: { bundle: Bundle; drafts: Draft[]; differences: Difference[] }) {
  const { t, say } = useWords()
  const canChange = useSession().pages.includes('settings')
  const sorted = differences.toSorted((a, b) => rank(a) - rank(b))
  return (
    <>
      <PageHead
        title={t('publish.title', { name: say(bundle.name) })}
        above={<Link to={`/designer/${bundle.key}`}>{say(bundle.name)}</Link>}
        note={t('publish.note', { count: differences.length })}
      />
      <Stepper bundle={bundle.key} drafts={drafts} at="publish" />
      <div className="bundle">
        <div className="stack">
          <h2>{t('designer.what_changed', { count: differences.length })}</h2>
          {sorted.length === 0 && <Empty description={t('designer.up_to_date')} />}
          {sorted.map((difference) => (
            <DocumentChange key={`${difference.kind}/${difference.key}`} bundle={bundle.key} difference={difference} drafts={drafts} canChange={canChange} />
          ))}
        </div>
        <div className="stack">
          {canChange && <Go bundle={bundle.key} drafts={drafts} />}
          <Effects canChange={canChange} bundle={bundle.key} differences={differences} drafts={drafts} />
          <Releases bundle={bundle} canChange={canChange} />
        </div>
      </div>
    </>
  )
}
