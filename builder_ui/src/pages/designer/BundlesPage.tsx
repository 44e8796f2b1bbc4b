/** The applications that are installed here. */
import { AppstoreAddOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { bundlesQuery, type Bundle } from '../../api/bundle'
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { NewApplication } from './NewApplication'
import { ReleaseLine } from './ReleaseLine'
import './designer.css'

export default function BundlesPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const query = useQuery(bundlesQuery)
  const canChange = useSession().pages.includes('settings')
  const [beginning, setBeginning] = useState(false)
  return (
    <div className="page">
      <PageHead
        title={t('nav.designer')}
        note={t('designer.note')}
        actions={
          <>
            {canChange && (
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => setBeginning(true)}>
                {t('designer.new_application')}
              </Button>
            )}
            <Button type="primary" icon={<AppstoreAddOutlined aria-hidden />} onClick={() => void navigate('/designer/templates')}>
              {t('gallery.title')}
            </Button>
          </>
        }
      />
      <Load query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty description={t('designer.none')} />
          ) : (
            <ul className="bundles">
              {items.map((bundle) => (
                <BundleTile key={bundle.key} bundle={bundle} />
              ))}
            </ul>
          )
        }
      </Load>
      {beginning && <NewApplication others={query.data ?? []} onClose={() => setBeginning(false)} />}
    </div>
  )
}

function BundleTile({ bundle }: { bundle: Bundle }) {
  const { t, say } = useWords()
  return (
    <li className="card">
      <h2>
        <Link to={`/designer/${bundle.key}`}>{say(bundle.name)}</Link>
      </h2>
      {bundle.release ? <ReleaseLine release={bundle.release} /> : <p className="soft">{t('designer.unpublished')}</p>}
    </li>
  )
}
