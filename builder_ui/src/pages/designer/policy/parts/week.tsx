/** The working hours of a week: each day with its spans, drawn on a line from midnight to midnight. */
import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { WEEKDAYS, type Span, type Week, type Weekday } from '../../../../designer/policy/days'
import { put } from '../../../../designer/ordered'
import { useWords } from '../../../../i18n/useWords'
import { TimeInput } from '../TimeInput'
import type { PartProps } from '../parts'

const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']
const MINUTES = 24 * 60

export function Part({ value, onChange }: PartProps) {
  const { t } = useWords()
  const week = (value ?? {}) as Week
  const set = (day: Weekday, spans: Span[]) => onChange(put(week, day, spans, WEEKDAYS), `week:${day}`)
  const toWorkdays = (day: Weekday) => onChange(WORKDAYS.reduce<Week>((found, each) => put(found, each, week[day] ?? [], WEEKDAYS), week))
  return (
    <ul className="week">
      {WEEKDAYS.map((day) => {
        const spans = week[day] ?? []
        const name = t(`policy.${day}`)
        return (
          <li key={day}>
            <span className="week-day">{name}</span>
            <Line spans={spans} />
            <span className="week-spans">
              {spans.length === 0 && <span className="soft">{t('policy.closed')}</span>}
              {spans.map((span, index) => (
                // Its place is what a span is.
                // oxlint-disable-next-line react/no-array-index-key
                <span key={index} className="week-span">
                  <TimeInput value={span.from} label={`${name} ${t('policy.from')} ${index + 1}`} onChange={(from) => set(day, spans.with(index, { ...span, from }))} />
                  <span aria-hidden="true">–</span>
                  <TimeInput value={span.to} label={`${name} ${t('policy.to')} ${index + 1}`} onChange={(to) => set(day, spans.with(index, { ...span, to }))} />
                  <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('draw.remove', { name: `${name} ${span.from}–${span.to}` })} onClick={() => set(day, spans.toSpliced(index, 1))} />
                </span>
              ))}
              <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} aria-label={t('policy.add_span', { day: name })} onClick={() => set(day, [...spans, next(spans)])} />
              {day === 'mon' && (
                <Button size="small" type="link" icon={<CopyOutlined aria-hidden />} onClick={() => toWorkdays(day)}>
                  {t('policy.to_workdays')}
                </Button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** A morning first, then what follows after a break of an hour. */
function next(spans: readonly Span[]): Span {
  const end = spans.at(-1)?.to
  if (!end) return { from: '09:00', to: '18:00' }
  const hour = Math.min(22, Number(end.slice(0, 2)) + 1)
  return { from: at(hour), to: at(hour + 2) }
}

const at = (number: number) => `${String(Math.min(24, number)).padStart(2, '0')}:00`

function Line({ spans }: { spans: readonly Span[] }) {
  return (
    <span className="week-line" aria-hidden="true">
      {spans.map((span) => (
        <span key={span.from + span.to} style={{ insetInlineStart: share(span.from), width: `calc(${share(span.to)} - ${share(span.from)})` }} />
      ))}
    </span>
  )
}

const share = (time: string) => `${(100 * minutes(time)) / MINUTES}%`

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
