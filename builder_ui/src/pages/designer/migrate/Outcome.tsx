/** What becomes of one ticket: where it would stand, or why it stays or cannot go. */
import { Link } from 'react-router'
import type { Moving } from '../../../api/migration'
import { useWords } from '../../../i18n/useWords'
import { moment } from '../../../shared/time'

export function Outcome({ item, names }: { item: Moving; names: ReadonlyMap<string, string> }) {
  const { t, say, language } = useWords()
  const places = (item.places ?? []).filter((place) => place.from !== place.to)
  const timers = (item.timers ?? []).filter((timer) => timer.before !== timer.after)
  return (
    <li>
      <Link to={`/records/${item.record.id}`} className="nowrap">
        {item.record.number}
      </Link>
      <span className={`mark outcome-${item.outcome}`}>{t(`migrate.is_${item.outcome}`)}</span>
      <span className="grow small">
        {places.map((place) => (
          <span key={place.from}>
            {names.get(place.from) ?? place.from} → {names.get(place.to) ?? place.to}{' '}
          </span>
        ))}
        {timers.map((timer) => (
          <span key={`${timer.node}${timer.port}`} className="soft">
            {t('migrate.timer', { node: say(timer.name), before: timer.before ? moment(timer.before, language) : '—', after: timer.after ? moment(timer.after, language) : '—' })}{' '}
          </span>
        ))}
        {(item.events ?? []).map((event) => (
          <span key={`${event.node} ${event.message} ${event.key}`} className="soft">
            {t(event.now ? 'migrate.event_now' : event.message ? 'migrate.event_message' : 'migrate.event', { node: say(event.name), message: event.message, key: event.key })}{' '}
          </span>
        ))}
        {item.reasons.map((reason) => (
          <span key={reason.code + (reason.node ?? '')}>{say(reason.text)} </span>
        ))}
      </span>
    </li>
  )
}
