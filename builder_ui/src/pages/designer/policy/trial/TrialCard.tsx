/** The policy tried on the last tickets: how many it concerns, what would come of them, and why, for each. */
import { ExperimentOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { PolicyTrial } from '../../../../api/policies'
import { useWords } from '../../../../i18n/useWords'
import { Items } from './Items'
import { Mistakes } from './Mistakes'
import { LAST, type Trying } from './useTrial'
import { Why } from './Why'
import './trial.css'

interface Props {
  kind: string
  bundle: string
  document: object
  trying: Trying
  /** How the settings of the policy are called, to say where a mistake is. */
  label: (setting: string) => string
}

export function TrialCard({ kind, bundle, document, trying, label }: Props) {
  const { t } = useWords()
  const [chosen, choose] = useState<number | null>(null)
  const { told } = trying
  const item = told?.outcome.items.find((each) => each.record.id === chosen)
  return (
    <section id="policy-trial" tabIndex={-1} className="policy-card tryout" aria-label={t('trial.title')}>
      <h2>{t('trial.title')}</h2>
      <p className="soft small">{t(`trial.help_${kind}`)}</p>
      <Button type="primary" icon={<ExperimentOutlined aria-hidden />} loading={trying.busy} onClick={trying.start}>
        {t('trial.try', { count: LAST })}
      </Button>
      {trying.error && <Mistakes error={trying.error} label={label} />}
      {told && !trying.error && (
        <>
          <div role="status">
            {told.document !== document && <Alert type="info" showIcon title={t('trial.again')} />}
            <Summary kind={kind} outcome={told.outcome} />
          </div>
          {told.outcome.tried > 0 && <Items outcome={told.outcome} onWhy={choose} />}
          {item && <Why key={item.record.id} bundle={bundle} document={told.document} item={item} onClose={() => choose(null)} />}
        </>
      )}
    </section>
  )
}

function Summary({ kind, outcome }: { kind: string; outcome: PolicyTrial }) {
  const { t, say } = useWords()
  const forms = outcome.forms.map((form) => say(form)).join(t('common.comma'))
  return (
    <>
      {!outcome.enabled && <Alert type="info" showIcon title={t('trial.disabled')} />}
      {outcome.tried === 0 && <p className="tryout-none">{t(outcome.forms.length === 0 ? `trial.no_form_${kind === 'calendar' ? 'calendar' : 'policy'}` : 'trial.none', { forms })}</p>}
      {outcome.tried > 0 && (
        <p className="tryout-sum">
          <strong>{t(`trial.tried_${kind}`, { tried: outcome.tried, applied: outcome.applied })}</strong> <span className="soft">{t('trial.of_forms', { forms })}</span>
        </p>
      )}
      {outcome.left > 0 && <Alert type="warning" showIcon title={t('trial.left', { tried: outcome.tried, count: outcome.left })} />}
      {outcome.hidden > 0 && <p className="soft small">{t('trial.hidden', { count: outcome.hidden })}</p>}
    </>
  )
}
