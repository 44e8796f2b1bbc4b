/** One ticket: what to do now first, then what is known, what was said and what happened. */
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Suspense } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { formQuery, type FormView } from '../../api/form'
import { recordQuery, type Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { Level, Priority, StatusMark } from '../../shared/Marks'
import { PageHead } from '../../shared/PageHead'
import { PageSpinner } from '../../shared/PageSpinner'
import { Due, Paused } from '../../shared/Times'
import { Conversation } from './Conversation'
import { Copies } from './Copies'
import { CopyLink } from './CopyLink'
import { DataPanel } from './DataPanel'
import { Facts } from './Facts'
import { Linked } from './Linked'
import { RuleButtons } from './RuleButtons'
import { Promises } from './Promises'
import { FlowSteps } from './FlowSteps'
import { NowPanel } from './NowPanel'
import { Timeline } from './Timeline'
import { useReadHere } from './useReadHere'
import './ticket.css'

export default function TicketPage() {
  const { id = '' } = useParams()
  const ticket = useQuery(recordQuery(Number(id)))
  return (
    <div className="page">
      <Suspense fallback={<PageSpinner />}>
        <Load query={ticket} rows={8}>
          {(found) => <WithForm key={found.id} ticket={found} />}
        </Load>
      </Suspense>
    </div>
  )
}

function WithForm({ ticket }: { ticket: Ticket }) {
  const form = useQuery(formQuery(ticket.form))
  return <Load query={form}>{(view) => <Body ticket={ticket} form={view} />}</Load>
}

function Body({ ticket, form }: { ticket: Ticket; form: FormView }) {
  const { t, say } = useWords()
  useReadHere(ticket.id, ticket.unread)
  // The server keeps only a hash of the link: after creating a ticket is the one time that it is known here.
  const told = useLocation().state as { link?: string } | null
  const link = ticket.link ?? told?.link ?? undefined
  const status = form.statuses.find((each) => each.id === ticket.status)
  return (
    <>
      <PageHead
        title={`${ticket.number} ${ticket.title}`}
        above={<Link to={`/forms/${form.key}`}>{say(form.name)}</Link>}
        note={
          <span className="row">
            <StatusMark label={say(status?.label ?? ticket.status)} category={status?.category} />
            {form.ticket && <Priority level={ticket.priority} />}
            <Level level={ticket.level} />
            {ticket.paused ? <Paused /> : ticket.due_at && <Due at={ticket.due_at} />}
            {ticket.tags.map((tag) => (
              <span key={tag} className="tag">
                {tag}
              </span>
            ))}
          </span>
        }
        actions={
          <>
            <RuleButtons ticket={ticket} />
            {form.ticket && ticket.can.write && <CopyLink ticket={ticket.id} known={link} />}
          </>
        }
      />
      {ticket.frozen && <Alert type="warning" showIcon title={t('ticket.frozen')} description={say(ticket.frozen)} className="form-alert" />}
      <div className="ticket">
        <div className="ticket-now stack">
          {form.ticket && (
            <>
              <NowPanel ticket={ticket} form={form} />
              <Conversation ticket={ticket} withBuyer />
            </>
          )}
        </div>
        <div className="ticket-main stack">
          <DataPanel ticket={ticket} form={form} />
          {!form.ticket && <Conversation ticket={ticket} withBuyer={false} />}
          <Timeline ticket={ticket} />
        </div>
        <div className="ticket-side stack">
          {ticket.flow && <FlowSteps flow={ticket.flow} record={ticket.id} />}
          <Promises promises={ticket.promises} />
          <Linked links={ticket.links} />
          <Copies copies={ticket.copies} />
          <Facts ticket={ticket} isTicket={form.ticket} />
        </div>
      </div>
    </>
  )
}
