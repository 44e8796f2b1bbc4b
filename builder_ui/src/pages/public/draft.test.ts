/** What of a half-filled form stays in the browser. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { FormView } from '../../api/form'
import { dropDraft, keepDraft, readDraft } from './draft'

const label = { zh: 'x' }
const VIEW: FormView = {
  key: 'return_refund',
  name: label,
  ticket: true,
  sections: [],
  fields: [
    { id: 'note', type: 'text', label, config: {} },
    { id: 'phone', type: 'phone', label, sensitive: true, config: {} },
    { id: 'photos', type: 'image', label, config: {} },
  ],
  statuses: [],
  list: { columns: [] },
  system: [],
}

beforeEach(() => localStorage.clear())

test('what was typed comes back, without what is sensitive and without photos', () => {
  keepDraft(VIEW, { note: 'broken', phone: '13800138000', photos: ['f1'] })
  expect(localStorage.getItem('gongdan.draft.return_refund')).not.toContain('138')
  expect(readDraft(VIEW)).toEqual({ note: 'broken' })
})

test('what a form begins with is no draft, and a draft that is emptied again is gone', () => {
  const view = { ...VIEW, fields: [...VIEW.fields, { id: 'wish', type: 'text', label, config: {}, default: 'money back' }] }
  keepDraft(view, { wish: 'money back' })
  expect(readDraft(view)).toBeNull()
  keepDraft(view, { wish: 'money back', note: 'broken' })
  expect(readDraft(view)).toEqual({ wish: 'money back', note: 'broken' })
  keepDraft(view, { wish: 'money back', note: '' })
  expect(readDraft(view)).toBeNull()
})

test('a draft is gone after sending, and after a week', () => {
  keepDraft(VIEW, { note: 'broken' })
  vi.setSystemTime(Date.now() + 8 * 86_400_000)
  expect(readDraft(VIEW)).toBeNull()
  vi.useRealTimers()
  dropDraft('return_refund')
  expect(readDraft(VIEW)).toBeNull()
})

test('a storage that holds nonsense costs only the draft', () => {
  localStorage.setItem('gongdan.draft.return_refund', '{')
  expect(readDraft(VIEW)).toBeNull()
})
