/** The system names that a record's rules may read, as far as the page knows them. Pure. */
import type { Ticket } from '../../api/record'
import type { Answers } from '../../form/present'

export function namesOf(ticket: Ticket): Answers {
  return {
    _id: ticket.id,
    _number: ticket.number,
    _status: ticket.status,
    _priority: ticket.priority,
    _channel: ticket.channel,
    _assignee: ticket.assignee?.id ?? null,
    _group: ticket.group?.key ?? null,
    _customer: ticket.customer?.id ?? null,
    _tags: ticket.tags,
    _level: ticket.level,
    _created_at: ticket.created_at,
    _updated_at: ticket.updated_at,
    _due_at: ticket.due_at,
  }
}
