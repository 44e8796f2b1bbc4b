/** People and times of a ticket at a glance. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { Due, Moment } from '../../shared/Times'

export function Facts({ ticket, isTicket }: { ticket: Ticket; isTicket: boolean }) {
  const { t, say } = useWords()
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{t('ticket.facts')}</h2>
      <dl className="facts">
        {ticket.customer && (
          <Fact label={t('ticket.customer')}>
            <Link to={`/records/${ticket.customer.id}`}>{ticket.customer.title}</Link>
          </Fact>
        )}
        {isTicket && <Fact label={t('list.assignee')}>{ticket.assignee?.name ?? t('ticket.unassigned')}</Fact>}
        {ticket.group && <Fact label={t('list.group')}>{say(ticket.group.name)}</Fact>}
        <Fact label={t('ticket.channel')}>{t(`channel.${ticket.channel}`, { defaultValue: ticket.channel })}</Fact>
        {ticket.due_at && (
          <Fact label={t('ticket.due')}>
            <Due at={ticket.due_at} />
          </Fact>
        )}
        <Fact label={t('ticket.created')}>
          <Moment at={ticket.created_at} />
        </Fact>
        <Fact label={t('ticket.updated')}>
          <Moment at={ticket.updated_at} />
        </Fact>
        {ticket.form_release && <Fact label={t('ticket.form_release')}>#{ticket.form_release}</Fact>}
      </dl>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
