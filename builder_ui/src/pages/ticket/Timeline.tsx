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
/** What the flow notes about itself; the steps it stopped at are told without these. */
const QUIET = new Set(['passed', 'left'])

export function Timeline({ ticket }: { ticket: Ticket }) {
  const { t } = useWords()
  const query = useQuery(eventsQuery(ticket.id))
  const [all, setAll] = useState(false)
  const [detailed, setDetailed] = useState(false)
  return (
    <section className="card" aria-labelledby="history">
      <div className="row panel-head">
        <h2 id="history" className="grow">
          {t('ticket.history')}
        </h2>
        <Button size="small" type="text" aria-pressed={detailed} onClick={() => setDetailed(!detailed)}>
          {t(detailed ? 'ticket.without_details' : 'ticket.with_details')}
        </Button>
      </div>
      <Load query={query}>
        {(events) => {
          const told = events.filter((event) => detailed || !QUIET.has(event.type))
          const newest = told.toSorted((a, b) => b.seq - a.seq)
          const shown = all ? newest : newest.slice(0, FIRST)
          return (
            <>
              <ol className="timeline">
                {shown.map((event) => (
                  <EventItem key={event.seq} event={event} />
                ))}
              </ol>
              {shown.length < told.length && <Button onClick={() => setAll(true)}>{t('ticket.all_history', { count: told.length })}</Button>}
            </>
          )
        }}
      </Load>
    </section>
  )
}
