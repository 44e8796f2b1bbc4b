/** What was promised for a ticket: which clocks run, pause or broke, how much time is used, and who held it. */
import type { Promised } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { length, moment } from '../../shared/time'
import { Due, Moment } from '../../shared/Times'
import './promises.css'

export function Promises({ promises }: { promises: Promised[] }) {
  const { t } = useWords()
  if (promises.length === 0) return null
  return (
    <section className="card" aria-labelledby="promises">
      <h2 id="promises">{t('promise.title')}</h2>
      <ul className="promises">
        {promises.map((each) => (
          <Line key={each.metric} promised={each} />
        ))}
      </ul>
    </section>
  )
}

function Line({ promised }: { promised: Promised }) {
  const { t, say, language } = useWords()
  const { elapsed, target, held } = promised
  const tone = toneOf(promised)
  return (
    <li className={`promise promise-${tone}`}>
      <div className="row">
        <strong className="grow">{say(promised.name)}</strong>
        <State promised={promised} />
      </div>
      <progress max={target} value={Math.min(elapsed, target)} aria-label={say(promised.name)} />
      <p className="soft small">
        {t(promised.calendar ? 'promise.used_working' : 'promise.used', { used: length(elapsed, language, !!promised.calendar), target: length(target, language, !!promised.calendar), calendar: say(promised.calendar) })} · {say(promised.policy)}
      </p>
      {held.length > 1 && (
        <p className="soft small">
          {held.map(({ group, seconds }) => `${group ? say(group.name) : t('promise.nobody')} ${length(seconds, language)}`).join(' · ')}
        </p>
      )}
    </li>
  )
}

function State({ promised }: { promised: Promised }) {
  const { t } = useWords()
  const { state, breached_at, ended_at } = promised
  const late = breached_at !== null
  if (state === 'running') return late ? <Mark tone="late" text={<Left promised={promised} />} /> : <Left promised={promised} />
  if (state === 'paused') return <Mark tone="paused" text={t('promise.paused')} />
  if (state === 'stopped') return <Mark tone="paused" text={t('promise.stopped')} />
  return (
    <span className="row small">
      <Mark tone={late ? 'late' : 'met'} text={t(late ? 'promise.met_late' : 'promise.met')} />
      {ended_at !== null && <Moment at={ended_at} />}
    </span>
  )
}

/** In the hours it counts by: at night six hours may lie before an hour of work. */
function Left({ promised }: { promised: Promised }) {
  const { t, language } = useWords()
  const { calendar, due_at, target, elapsed } = promised
  if (!calendar || !due_at) return <Due at={due_at} />
  const left = target - elapsed
  const tone = left < 0 ? 'late' : left < 3600 ? 'soon' : 'calm'
  return (
    <time dateTime={new Date(due_at * 1000).toISOString()} title={moment(due_at, language)} className={`due due-${tone}`}>
      {t(left < 0 ? 'promise.over_working' : 'promise.left_working', { time: length(Math.abs(left), language, true) })}
    </time>
  )
}

function Mark({ tone, text }: { tone: string; text: React.ReactNode }) {
  return <span className={`promise-mark promise-mark-${tone}`}>{text}</span>
}

function toneOf({ state, breached_at, warned_at }: Promised): string {
  if (breached_at !== null) return 'late'
  if (state === 'running' && warned_at !== null) return 'soon'
  return state === 'met' ? 'met' : state === 'running' ? 'calm' : 'paused'
}
