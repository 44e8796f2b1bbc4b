/** What was said: to and from the buyer, and among colleagues; each with its own box to write in. */
import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { messagesQuery, type Message } from '../../api/history'
import type { Ticket } from '../../api/record'
import { Bubbles } from '../../shared/Bubbles'
import { Load } from '../../shared/Load'
import { Composer } from './Composer'

interface Props {
  ticket: Ticket
  /** Other records than tickets have notes only. */
  withBuyer: boolean
}

export function Conversation({ ticket, withBuyer }: Props) {
  const { t } = useTranslation()
  const query = useQuery(messagesQuery(ticket.id))
  const part = (internal: boolean) => (
    <>
      <Load query={query} rows={2}>
        {(messages) => <Part messages={messages.filter((message) => message.public !== internal)} internal={internal} />}
      </Load>
      {ticket.can.reply && <Composer record={ticket.id} internal={internal} />}
    </>
  )
  const count = (internal: boolean) => query.data?.filter((message) => message.public !== internal).length ?? 0
  const notes = { key: 'notes', label: t('ticket.notes', { count: count(true) }), children: part(true) }
  const buyer = { key: 'buyer', label: t('ticket.with_buyer', { count: count(false) }), children: part(false) }
  return (
    <section className="card" aria-label={t('ticket.conversation')}>
      {withBuyer ? (
        <Tabs items={[buyer, notes]} />
      ) : (
        <>
          <h2>{notes.label}</h2>
          {notes.children}
        </>
      )}
    </section>
  )
}

function Part({ messages, internal }: { messages: Message[]; internal: boolean }) {
  const { t } = useTranslation()
  if (messages.length === 0) return <p className="soft">{t(internal ? 'ticket.no_notes' : 'ticket.no_messages')}</p>
  return <Bubbles messages={messages} side={(message) => (message.direction === 'out' || internal ? 'ours' : 'theirs')} />
}
