/** One application: its definitions by kind, and its releases. */
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { bundleQuery, type Bundle } from '../../api/bundle'
import { BASE } from '../../api/http'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { ReleaseLine } from './ReleaseLine'
import './designer.css'

const ORDER = ['form', 'flow', 'rule', 'report', 'dashboard', 'role', 'group', 'calendar', 'connector']

const place = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)

export default function BundlePage() {
  const { bundle = '' } = useParams()
  const query = useQuery(bundleQuery(bundle))
  return (
    <div className="page">
      <Load query={query} rows={8}>
        {(found) => <Parts bundle={found} />}
      </Load>
    </div>
  )
}

function Parts({ bundle }: { bundle: Bundle }) {
  const { t, say } = useWords()
  const kinds = [...new Set(bundle.documents.map((document) => document.kind))].toSorted((a, b) => place(a) - place(b))
  return (
    <>
      <PageHead
        title={say(bundle.name)}
        above={<Link to="/designer">{t('nav.designer')}</Link>}
        note={t('designer.read_only')}
        actions={
          <Button icon={<DownloadOutlined aria-hidden />} href={`${BASE}/bundles/${bundle.key}/export`}>
            {t('designer.export')}
          </Button>
        }
      />
      <div className="bundle">
        <div className="stack">
          {kinds.map((kind) => (
            <section key={kind} className="card" aria-label={t(`kind.${kind}`, { defaultValue: kind })}>
              <h2>{t(`kind.${kind}`, { defaultValue: kind })}</h2>
              <ul className="documents">
                {bundle.documents
                  .filter((document) => document.kind === kind)
                  .map((document) => (
                    <li key={document.key}>
                      <Link to={`/designer/${bundle.key}/${kind}/${document.key}`}>{say(document.name)}</Link>
                      <span className="soft small">
                        {document.key} · {t('designer.version', { version: document.version })}
                      </span>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
        <section className="card" aria-labelledby="releases">
          <h2 id="releases">{t('designer.releases')}</h2>
          <ol className="releases">
            {bundle.releases.toSorted((a, b) => b.seq - a.seq).map((release) => (
              <li key={release.seq}>
                <ReleaseLine release={release} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}
