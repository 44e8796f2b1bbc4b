/** One application: its map, what is not published yet, what is wrong with it, and what was published. */
import { DownloadOutlined, PlusOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { bundleQuery, type Bundle } from '../../api/bundle'
import { documentsQuery } from '../../api/drafts'
import { BASE } from '../../api/http'
import type { Draft } from '../../designer/uses'
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { AppMap } from './AppMap'
import { Checked } from './Checked'
import { NewForm } from './NewForm'
import { isPlain, NewMenu, PLAIN, type New } from './NewMenu'
import { NewPlain } from './NewPlain'
import { NewReport } from './NewReport'
import { Releases } from './Releases'
import { NewRule } from './rule/NewRule'
import { Stepper } from './Stepper'
import { useStep } from './useStep'
import './designer.css'

export default function BundlePage() {
  const { bundle = '' } = useParams()
  const about = useQuery(bundleQuery(bundle))
  const documents = useQuery(documentsQuery(bundle))
  return (
    <div className="page">
      <Load query={about} rows={8}>
        {(found) => <Load query={documents}>{(drafts) => <Application key={found.key} bundle={found} drafts={drafts} />}</Load>}
      </Load>
    </div>
  )
}

function Application({ bundle, drafts }: { bundle: Bundle; drafts: Draft[] }) {
  const { t, say } = useWords()
  const canChange = useSession().pages.includes('settings')
  const [words, setWords] = useSearchParams()
  const [open, setOpen] = useState<New | null>(null)
  // The map asks for something new by its address: `?new=rule&form=return_refund`.
  const wanted = canChange ? words.get('new') : null
  const endNew = () => {
    setOpen(null)
    setWords({}, { replace: true })
  }
  useStep(words.get('step'))
  const [checked, setChecked] = useState(0)
  const waiting = drafts.filter((draft) => draft.state !== 'same').length
  return (
    <>
      <PageHead
        title={say(bundle.name)}
        above={<Link to="/designer">{t('nav.designer')}</Link>}
        note={waiting > 0 ? t('designer.drafts_waiting', { count: waiting }) : t('designer.up_to_date')}
        actions={
          <>
            <Button icon={<DownloadOutlined aria-hidden />} href={`${BASE}/bundles/${bundle.key}/export`}>
              {t('designer.export')}
            </Button>
            <Button icon={<SafetyCertificateOutlined aria-hidden />} onClick={() => setChecked((times) => times + 1)}>
              {t('designer.check')}
            </Button>
            {canChange && (
              <>
                <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('form')}>
                  {t('designer.new_form')}
                </Button>
                <NewMenu onChoose={setOpen} />
                <Link to={`/designer/${bundle.key}/publish`} tabIndex={-1}>
                  <Button type="primary">{t('designer.publish')}</Button>
                </Link>
              </>
            )}
          </>
        }
      />
      <Stepper bundle={bundle.key} drafts={drafts} at="basics" />
      <div className="bundle">
        <div className="stack">
          {checked > 0 && <Checked key={checked} bundle={bundle.key} drafts={drafts} />}
          <AppMap bundle={bundle.key} drafts={drafts} />
        </div>
        <Releases bundle={bundle} canChange={canChange} />
      </div>
      {open === 'form' && <NewForm bundle={bundle.key} drafts={drafts} onClose={() => setOpen(null)} />}
      {(open === 'report' || open === 'notice' || wanted === 'report') && <NewReport kind={open === 'notice' ? open : 'report'} bundle={bundle.key} drafts={drafts} about={words.get('form')} onClose={endNew} />}
      {isPlain(open) && <NewPlain kind={open} title={t(PLAIN[open])} bundle={bundle.key} drafts={drafts} onClose={() => setOpen(null)} />}
      {(open === 'rule' || wanted === 'rule') && <NewRule bundle={bundle.key} drafts={drafts} form={words.get('form') ?? undefined} onClose={endNew} />}
    </>
  )
}
