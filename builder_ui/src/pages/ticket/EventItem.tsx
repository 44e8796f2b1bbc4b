/** One thing that happened: by whom, what changed, and why when a rule did it. */
import type { Happening } from '../../api/history'
import { useWords } from '../../i18n/useWords'
import { Moment } from '../../shared/Times'
import { WhyBox } from './WhyBox'

const MACHINES = new Set(['rule', 'flow', 'timer', 'system', 'import'])

export function EventItem({ event }: { event: Happening }) {
  const { t, say } = useWords()
  const kind = MACHINES.has(event.actor.kind) ? 'machine' : 'person'
  const who = say(event.actor.name) || t(`actor.${event.actor.kind}`, { defaultValue: event.actor.kind })
  return (
    <li className={`event event-${kind}`}>
      <div className="soft small">
        {who} · <Moment at={event.at} />
      </div>
      <div>{say(event.text)}</div>
      {event.changes.length > 0 && (
        <ul className="event-changes">
          {event.changes.map((change) => (
            <li key={change.field}>
              {say(change.label) || change.field}: <del>{shown(change.from)}</del> → <ins>{shown(change.to)}</ins>
            </li>
          ))}
        </ul>
      )}
      {event.why && <WhyBox why={event.why} />}
    </li>
  )
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
