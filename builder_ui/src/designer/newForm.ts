/** The document of a new form: one field to begin with, and the statuses that any ticket goes through. Pure. */
import type { Words } from '../api/words'
import type { FormDocument } from './document'

export interface Wordings {
  first: Words
  open: Words
  done: Words
}

export function newForm(key: string, name: Words, { first, open, done }: Wordings): FormDocument {
  return {
    $schema: '/schemas/form.json',
    kind: 'form',
    key,
    version: 1,
    name,
    body: {
      fields: [{ id: 'subject', type: 'text', config: {}, label: first, required: true, searchable: true }],
      statuses: [
        { id: 'open', category: 'open', label: open },
        { id: 'done', category: 'closed', label: done },
      ],
      title: ['subject'],
      list: { columns: ['subject', '_status', '_created_at'] },
    },
  }
}
