/** What an occasion brings along, for conditions to read: the message that was written, the data that was sent. Pure. */
import type { Words } from '../../api/words'
import type { Name, Sort } from '../names'
import type { Block } from './document'

const SORTS: Readonly<Record<string, Sort>> = { text: 'text', integer: 'number', number: 'number', money: 'money', boolean: 'flag', date: 'date', datetime: 'instant' }

export function eventNames(trigger: Block, words: (key: string) => Words): Name[] {
  if (trigger.type === 'comment') {
    return [
      { id: '_event.body', label: words('rule.event_body'), sort: 'text' },
      { id: '_event.public', label: words('rule.event_public'), sort: 'flag' },
    ]
  }
  const sent = trigger.config?.fields
  if (!Array.isArray(sent)) return []
  // Only data that is declared with its type; a list of plain names means fields of the record.
  return sent.flatMap((each: unknown): Name[] => {
    const { id, type } = (typeof each === 'object' && each !== null ? each : {}) as { id?: unknown; type?: unknown }
    if (typeof id !== 'string') return []
    return [{ id: `_event.data.${id}`, label: { zh: id }, sort: SORTS[String(type)] ?? 'text' }]
  })
}
