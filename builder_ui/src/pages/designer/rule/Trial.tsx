/** The rule as it is drawn now, tried on the last tickets: nothing is changed by it. */
import { ExperimentOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { tryRule, type Sample, type Trial as Outcome } from '../../../api/rules'
import { useWords } from '../../../i18n/useWords'
import { moment } from '../../../shared/time'
import { Atoms, Fires } from './Atoms'
import { useRuling } from './ruling'
import { Trouble } from './Trouble'

const LAST = 200

export function Trial({ onWhy }: { onWhy: (record: number) => void }) {
  const { t } = useWords()
  const { document } = useRuling()
  const trying = useMutation({ mutationFn: () => tryRule(document, LAST).then((outcome) => ({ outcome, document })) })
  return (
    <div className="proof-part">
      <Button type="primary" icon={<ExperimentOutlined aria-hidden />} loading={trying.isPending} onClick={() => trying.mutate()}>
        {t('rule.try', { count: LAST })}
      </Button>
      <p className="soft small">{t('rule.try_note')}</p>
      {trying.error && <Trouble error={trying.error} />}
      {trying.data && (
        <div role="status">
          {trying.data.document !== document && <Alert type="info" showIcon title={t('rule.try_again')} />}
          <Counts outcome={trying.data.outcome} />
          <Reasons outcome={trying.data.outcome} />
          <ul className="samples">
            {trying.data.outcome.samples.map((sample) => (
              <SampleLine key={sample.record.id} sample={sample} onWhy={onWhy} />
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Counts({ outcome }: { outcome: Outcome }) {
  const { t } = useWords()
  if (outcome.tried === 0) return <p>{t('rule.tried_none')}</p>
  const share = (count: number) => `${(100 * count) / outcome.tried}%`
  return (
    <>
      <p className="tried">
        <strong>{t('rule.tried', { tried: outcome.tried, fired: outcome.fired })}</strong>
        {outcome.unknown > 0 && <span className="soft"> {t('rule.tried_unknown', { count: outcome.unknown })}</span>}
      </p>
      <div className="tried-bar" aria-hidden="true">
        <span className="tried-yes" style={{ width: share(outcome.fired) }} />
        <span className="tried-unknown" style={{ width: share(outcome.unknown) }} />
      </div>
    </>
  )
}

function Reasons({ outcome }: { outcome: Outcome }) {
  const { t, say } = useWords()
  if (outcome.reasons.length === 0) return null
  return (
    <>
      <h3>{t('rule.reasons')}</h3>
      <ul className="reasons small">
        {outcome.reasons.slice(0, 5).map((reason) => (
          <li key={reason.check + reason.pointer + say(reason.text)}>
            <span>{say(reason.text)}</span>
            <b>{reason.records}</b>
          </li>
        ))}
      </ul>
    </>
  )
}

function SampleLine({ sample, onWhy }: { sample: Sample; onWhy: (record: number) => void }) {
  const { t, say, language } = useWords()
  const [open, setOpen] = useState(false)
  const { record } = sample
  return (
    <li className="sample">
      <div className="sample-head">
        <Fires fires={sample.fires} />
        <Link to={`/records/${record.id}`}>{record.number}</Link>
        <span className="grow sample-title">{record.title}</span>
      </div>
      <p className="small">{say(sample.answer)}</p>
      <p className="soft small sample-foot">
        {moment(sample.event.at, language)} · {say(sample.event.text)}
        {sample.atoms.length > 0 && (
          <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('rule.atoms')}
          </Button>
        )}
        <Button size="small" type="link" onClick={() => onWhy(record.id)} aria-label={t('rule.why_of', { number: record.number })}>
          {t('rule.why_short')}
        </Button>
      </p>
      {open && <Atoms atoms={sample.atoms} />}
    </li>
  )
}
