/** An instant as text, the exact one in its tooltip. */
import { useWords } from '../i18n/useWords'
import { fromNow, length, moment } from './time'
import { useNow } from './useNow'
import './marks.css'

export function Ago({ at }: { at: number }) {
  const { t, language } = useWords()
  const now = useNow()
  return (
    <time dateTime={iso(at)} title={moment(at, language)} className="nowrap">
      {fromNow(at, now, language) || t('common.just_now')}
    </time>
  )
}

export function Moment({ at }: { at: number }) {
  const { language } = useWords()
  return (
    <time dateTime={iso(at)} className="nowrap">
      {moment(at, language)}
    </time>
  )
}

/** How long there is until a due time, or by how much it was missed. */
export function Due({ at }: { at: number | null | undefined }) {
  const { t, language } = useWords()
  const now = useNow()
  if (!at) return <span className="soft">—</span>
  const left = at - now
  const tone = left < 0 ? 'late' : left < 3600 ? 'soon' : 'calm'
  const text = t(left < 0 ? 'common.overdue_by' : 'common.due_in', { time: length(Math.abs(left), language) })
  return (
    <time dateTime={iso(at)} title={moment(at, language)} className={`due due-${tone}`}>
      {text}
    </time>
  )
}

/** Instead of a due time: promised times stand still, as while the customer is waited for. */
export function Paused() {
  const { t } = useWords()
  return (
    <span className="due-paused" title={t('promise.paused_means')}>
      {t('promise.standing')}
    </span>
  )
}

const iso = (at: number) => new Date(at * 1000).toISOString()
