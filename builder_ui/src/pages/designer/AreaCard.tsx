/** One form on the map with everything that touches it: what comes in, what it goes through, what reacts, who sees it. */
import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Area } from '../../designer/map'
import type { Draft } from '../../designer/uses'
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { addressOf } from './address'
import { DraftLink } from './DraftLink'
import { NewFlow } from './NewFlow'

interface Props {
  bundle: string
  area: Area
  names: ReadonlyMap<string, string>
}

export function AreaCard({ bundle, area, names }: Props) {
  const { t } = useWords()
  const { form } = area
  const canChange = useSession().pages.includes('settings')
  const facts = [t('designer.fields', { count: area.fields }), t(area.flows.length > 0 ? 'designer.is_ticket' : 'designer.is_record')]
  if (area.open) facts.push(t('designer.is_public'))
  return (
    <section className="card area" aria-labelledby={`area-${form.key}`}>
      <header className="area-head">
        <div className="grow">
          <h2 id={`area-${form.key}`}>
            <DraftLink bundle={bundle} draft={form} />
          </h2>
          <p className="soft small">{facts.join(' · ')}</p>
        </div>
        <Link to={addressOf(bundle, 'form', form.key)} tabIndex={-1} aria-hidden="true">
          <Button icon={<EditOutlined aria-hidden />} tabIndex={-1}>
            {t('designer.draw')}
          </Button>
        </Link>
      </header>
      <dl className="area-parts">
        <Lane kind="flow" bundle={bundle} drafts={area.flows} none={canChange && <NewFlow bundle={bundle} form={form} />} />
        <Lane kind="rule" bundle={bundle} drafts={area.rules}>
          {canChange && <New what="rule" form={form} />}
        </Lane>
        <Lane kind="report" bundle={bundle} drafts={area.reports}>
          {canChange && <New what="report" form={form} />}
        </Lane>
        <Lane kind="role" bundle={bundle} drafts={area.roles} />
        {area.refers.length > 0 && (
          <Row label={t('designer.refers')}>
            {area.refers.map((key) => (
              <span key={key} className="tag">
                {names.get(key) ?? key}
              </span>
            ))}
          </Row>
        )}
      </dl>
    </section>
  )
}

function New({ what, form }: { what: 'rule' | 'report'; form: Draft }) {
  const { t, say } = useWords()
  return (
    <Link className="add-link" to={`?new=${what}&form=${form.key}`} aria-label={t(`${what}.new_for`, { form: say(form.name) })}>
      <PlusOutlined aria-hidden /> {t(`${what}.new`)}
    </Link>
  )
}

function Lane({ kind, bundle, drafts, none, children }: { kind: string; bundle: string; drafts: Draft[]; none?: ReactNode; children?: ReactNode }) {
  const { t } = useWords()
  return (
    <Row label={t(`kind.${kind}`)} lane={kind}>
      {drafts.length === 0 && !children && (none || <span className="soft">{t('designer.nothing')}</span>)}
      {drafts.map((draft) => (
        <DraftLink key={draft.key} bundle={bundle} draft={draft} />
      ))}
      {children}
    </Row>
  )
}

function Row({ label, lane, children }: { label: string; lane?: string; children: ReactNode }) {
  return (
    <div data-lane={lane}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
