/** A question to a calendar: so much working time from a moment on, when is that, and what lies between? */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { askCalendar, type Hours, type Stretch } from '../../../../api/policies'
import { useWords } from '../../../../i18n/useWords'
import { moment } from '../../../../shared/time'
import { useNow } from '../../../../shared/useNow'
import { Length } from '../Length'
import { Mistakes } from './Mistakes'

const DEFAULT_ZONE = '+08:00'

interface Props {
  document: { body: Readonly<Record<string, unknown>> }
  label: (setting: string) => string
}

export function AskHours({ document, label }: Props) {
  const { t } = useWords()
  const id = useId()
  const now = useNow()
  const zone = typeof document.body.zone === 'string' ? document.body.zone : DEFAULT_ZONE
  const [typed, setTyped] = useState<string | null>(null)
  const [seconds, setSeconds] = useState<number | undefined>(8 * 3600)
  const from = typed ?? typedIn(now, zone)
  const at = Date.parse(`${from}:00${zone}`) / 1000
  const asking = useMutation({ mutationFn: () => askCalendar(document, at, Math.round((seconds ?? 0) / 60)) })
  const ready = Number.isFinite(at) && (seconds ?? 0) >= 60
  return (
    <section className="policy-card tryout" aria-label={t('trial.ask')}>
      <h2>{t('trial.ask')}</h2>
      <div className="ask-hours">
        <label htmlFor={`${id}-from`}>{t('trial.from')}</label>
        <Input id={`${id}-from`} type="datetime-local" value={from} onChange={(event) => setTyped(event.target.value)} />
        <span aria-hidden="true">{t('trial.worked')}</span>
        <Length id={`${id}-length`} value={seconds} label={t('trial.worked')} onChange={setSeconds} />
        <Button type="primary" disabled={!ready} loading={asking.isPending} onClick={() => asking.mutate()}>
          {t('trial.ask_now')}
        </Button>
      </div>
      {asking.error && <Mistakes error={asking.error} label={label} />}
      {asking.data && !asking.error && <Answer hours={asking.data} />}
    </section>
  )
}

function Answer({ hours }: { hours: Hours }) {
  const { t, language } = useWords()
  return (
    <div role="status">
      <p className="tryout-sum">
        <strong>{t('trial.until', { at: wall(hours.at, hours.zone, language) })}</strong>
      </p>
      <ol className="stretches">
        {hours.stretches.map((each) => (
          <StretchLine key={each.from} stretch={each} zone={hours.zone} />
        ))}
      </ol>
      {hours.more && <p className="soft small">{t('trial.and_so_on')}</p>}
    </div>
  )
}

function StretchLine({ stretch, zone }: { stretch: Stretch; zone: string }) {
  const { t, say, language } = useWords()
  const names = stretch.names.map((name) => say(name)).join(t('common.comma'))
  return (
    <li className={stretch.open ? 'stretch-open' : 'stretch-closed'}>
      <span className="nowrap">
        {wall(stretch.from, zone, language)} – {wall(stretch.to, zone, language)}
      </span>
      <b>{names}</b>
      <span className="soft">{t(stretch.open ? 'trial.counts' : 'trial.stands_still', { hours: hoursOf(stretch, language) })}</span>
    </li>
  )
}

const offset = (zone: string) => (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60)

/** The wall clock where the calendar holds. */
const wall = (at: number, zone: string, language: string) => moment(at + offset(zone), language, 'UTC')

/** The same, as an input of the browser wants it. */
const typedIn = (at: number, zone: string) => new Date((at + offset(zone)) * 1000).toISOString().slice(0, 16)

const hoursOf = ({ from, to }: Stretch, language: string) => new Intl.NumberFormat(language, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 1 }).format((to - from) / 3600)
