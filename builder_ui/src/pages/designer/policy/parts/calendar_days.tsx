/** Holidays, make-up workdays and special hours: a month in which days are turned by a press, and the list of them all. */
import { DeleteOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { Words } from '../../../../api/words'
import { isOpen, specialAt, toggleDay, WEEKDAYS, weekdayOf, weeksOf, type SpecialDay, type Week } from '../../../../designer/policy/days'
import { put } from '../../../../designer/ordered'
import { useBoth } from '../../../../i18n/useBoth'
import { useWords } from '../../../../i18n/useWords'
import { ZONE } from '../../../../shared/time'
import { TimeInput } from '../TimeInput'
import type { PartProps } from '../parts'

const ORDER = ['id', 'name', 'type', 'from', 'to', 'like', 'hours']
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date())

export function Part({ value, body, onChange }: PartProps) {
  const { t, say, language } = useWords()
  const both = useBoth()
  const days = Array.isArray(value) ? (value as SpecialDay[]) : []
  const week = (body.week ?? {}) as Week
  const [{ year, month }, setMonth] = useState(() => {
    const [y = '2026', m = '1'] = today().split('-')
    return { year: Number(y), month: Number(m) }
  })
  const [names, setNames] = useState<Record<'holiday' | 'workday', Words> | null>(null)
  useEffect(() => {
    void Promise.all([both('policy.holiday'), both('policy.workday')]).then(([holiday, workday]) => setNames({ holiday, workday }))
  }, [both])
  const shift = (by: number) => setMonth(({ year: y, month: m }) => (m + by < 1 ? { year: y - 1, month: 12 } : m + by > 12 ? { year: y + 1, month: 1 } : { year: y, month: m + by }))
  const title = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${year}-${String(month).padStart(2, '0')}-01T00:00:00Z`))
  const spoken = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  const toggle = (date: string) => names && onChange(toggleDay(days, week, date, names))
  return (
    <div className="days">
      <div className="month">
        <div className="month-head">
          <Button size="small" icon={<LeftOutlined aria-hidden />} aria-label={t('policy.month_before')} onClick={() => shift(-1)} />
          <strong aria-live="polite">{title}</strong>
          <Button size="small" icon={<RightOutlined aria-hidden />} aria-label={t('policy.month_after')} onClick={() => shift(1)} />
        </div>
        <table>
          <thead>
            <tr>
              {WEEKDAYS.map((day) => (
                <th key={day} scope="col">
                  {t(`policy.${day}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((row) => (
              <tr key={row[0]}>
                {row.map((date) => {
                  const special = specialAt(days, date)
                  const state = special?.type ?? (isOpen(week, weekdayOf(date)) ? 'open' : 'off')
                  const name = special ? say(special.name) : ''
                  const inside = Number(date.slice(5, 7)) === month
                  return (
                    <td key={date}>
                      <button
                        type="button"
                        className={`day day-${state}${inside ? '' : ' day-out'}`}
                        aria-pressed={special !== undefined}
                        title={name || t(`policy.day_${state}`)}
                        onClick={() => toggle(date)}
                      >
                        <span aria-hidden>{Number(date.slice(8))}</span>
                        <span className="sr-only">
                          {spoken.format(new Date(`${date}T00:00:00Z`))} {name ? '' : t(`policy.day_${state}`)}
                        </span>
                        <span className="day-name">{name}</span>
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="soft small">{t('policy.days_help')}</p>
      </div>
      <ul className="day-list" aria-label={t('policy.days_list')}>
        {days.map((day, index) => (
          <DayLine key={day.id} day={day} onChange={(next) => onChange(days.with(index, next), `day:${day.id}`)} onRemove={() => onChange(days.toSpliced(index, 1))} />
        ))}
      </ul>
    </div>
  )
}

function DayLine({ day, onChange, onRemove }: { day: SpecialDay; onChange: (day: SpecialDay) => void; onRemove: () => void }) {
  const { t, say } = useWords()
  const name = say(day.name)
  const set = (key: keyof SpecialDay, value: unknown) => onChange(put(day, key, value, ORDER))
  const retype = (type: string) => {
    const bare = put(put(day, 'hours', undefined, ORDER), 'like', undefined, ORDER)
    onChange(put(type === 'hours' ? put(bare, 'hours', [{ from: '09:00', to: '18:00' }], ORDER) : bare, 'type', type, ORDER))
  }
  const label = (what: string) => `${name} ${what}`
  return (
    <li aria-label={name}>
      <Input size="small" value={day.name.zh} aria-label={label(t('draw.chinese'))} onChange={(event) => set('name', { ...day.name, zh: event.target.value })} />
      <Input size="small" value={day.name.en ?? ''} placeholder={t('draw.english')} aria-label={label(t('draw.english'))} onChange={(event) => set('name', event.target.value ? { ...day.name, en: event.target.value } : { zh: day.name.zh })} />
      <Select size="small" aria-label={label(t('draw.type'))} value={day.type} options={['holiday', 'workday', 'hours'].map((type) => ({ value: type, label: t(`policy.${type}`) }))} onChange={retype} />
      <Input size="small" type="date" value={day.from} aria-label={label(t('policy.from'))} onChange={(event) => event.target.value && set('from', event.target.value)} />
      <Input size="small" type="date" value={day.to ?? day.from} aria-label={label(t('policy.to'))} onChange={(event) => set('to', event.target.value && event.target.value !== day.from ? event.target.value : undefined)} />
      {day.type === 'workday' && (
        <Select size="small" aria-label={label(t('policy.like'))} value={day.like ?? 'mon'} options={WEEKDAYS.map((each) => ({ value: each, label: t('policy.like_day', { day: t(`policy.${each}`) }) }))} onChange={(next: string) => set('like', next === 'mon' ? undefined : next)} />
      )}
      {day.type === 'hours' && (
        <span className="week-span">
          {(day.hours ?? []).map((span, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={index} className="week-span">
              <TimeInput value={span.from} label={label(`${t('policy.from')} ${index + 1}`)} onChange={(from) => set('hours', (day.hours ?? []).with(index, { ...span, from }))} />
              <TimeInput value={span.to} label={label(`${t('policy.to')} ${index + 1}`)} onChange={(to) => set('hours', (day.hours ?? []).with(index, { ...span, to }))} />
            </span>
          ))}
        </span>
      )}
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('draw.remove', { name })} onClick={onRemove} />
    </li>
  )
}
