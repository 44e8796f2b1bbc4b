/** The state of a list as one condition. */
import { expect, test } from 'vitest'
import type { FormView } from '../../api/form'
import { filterOf, tabsOf } from './filter'

const status = (id: string, category: 'new' | 'open' | 'closed') => ({ id, category, label: { zh: id } })
const FORM: FormView = {
  key: 'f',
  name: { zh: 'f' },
  ticket: true,
  sections: [],
  fields: [
    { id: 'kind', type: 'select', label: { zh: 'kind' }, config: {} },
    { id: 'tags', type: 'multi_select', label: { zh: 'tags' }, config: {} },
  ],
  statuses: [status('a', 'new'), status('b', 'open'), status('c', 'closed')],
  list: { columns: [] },
  system: [],
}
const STATE = { tab: 'all', q: '', sort: '', assignee: '', group: '', priority: '', fields: {}, filter: '' }

test('nothing chosen asks for everything', () => {
  expect(filterOf(STATE, FORM, 7)).toBeNull()
})

test('what is chosen holds together', () => {
  const chosen = { ...STATE, tab: 'open', assignee: 'me', fields: { kind: 'x', tags: 'y', unknown: 'z' } }
  expect(filterOf(chosen, FORM, 7)).toEqual({
    and: [
      { '==': [{ var: '_status_category' }, 'open'] },
      { '==': [{ var: '_assignee' }, 7] },
      { '==': [{ var: 'kind' }, 'x'] },
      { in: ['y', { var: 'tags' }] },
    ],
  })
})

test('a form with several categories begins with what is still to be done', () => {
  expect(tabsOf(FORM)).toEqual(['active', 'new', 'open', 'closed', 'all'])
  expect(tabsOf({ ...FORM, statuses: [status('a', 'new')] })).toEqual([])
})
