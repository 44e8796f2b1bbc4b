/** What happened, newest first, and for everything a rule did: why. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { eventsQuery } from '../../api/history'
import type { Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { EventItem } from './EventItem'
import './timeline.css'

const FIRST = 12

export function Timeline({ ticket }: { ticket: Ticket }) {
  const { t } = useWords()
  const query = useQuery(eventsQuery(ticket.id))
  const [all, setAll] = useState(false)
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t('ticket.history')}</h2>
      <Load query={query}>
        {(events) => {
          const newest = events.toSorted((a, b) => b.seq - a.seq)
          const shown = all ? newest : newest.slice(0, FIRST)
          return (
            <>
              <ol className="timeline">
                {shown.map((event) => (
                  <EventItem key={event.seq} event={event} />
                ))}
              </ol>
              {shown.length < events.length && <Button onClick={() => setAll(true)}>{t('ticket.all_history', { count: events.length })}</Button>}
            </>
          )
        }}
      </Load>
    </section>
  )
}
