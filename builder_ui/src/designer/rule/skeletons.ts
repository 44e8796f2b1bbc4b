/** What a new rule may begin as: blank, one of the usual ones, or a table; all of them valid or nearly so. Pure. */
import type { Words } from '../../api/words'
import type { FormOf } from '../names'
import type { RuleBody, RuleDocument } from './document'

export const SKELETONS = ['blank', 'route', 'overdue', 'mark', 'tell', 'repeat', 'table'] as const

export type Skeleton = (typeof SKELETONS)[number]

/** The words that go into the definition, in both languages. */
export type Wordings = Readonly<Record<'reason' | 'late' | 'please' | 'status' | 'tag', Words>>

export const WORDINGS = ['reason', 'late', 'please', 'status', 'tag'] as const

interface Given {
  key: string
  name: Words
  form: FormOf
  /** The group that work goes to where a skeleton needs one; the check asks for it where there is none. */
  group: string
  words: Wordings
}

export function newRule(skeleton: Skeleton, { key, name, form, group, words }: Given): RuleDocument {
  return { $schema: '/schemas/rule.json', kind: 'rule', key, version: 1, name, body: BODIES[skeleton](form, group, words) }
}

const created = { type: 'created', config: {} }
const reaction = (form: FormOf) => ({ type: 'reaction', form: form.key })
/** The first field that can be compared, so that there is something to look at. */
const telling = ({ fields }: FormOf) => fields.find((field) => ['select', 'money', 'integer', 'switch'].includes(field.type))?.id ?? '_priority'

const BODIES: Readonly<Record<Skeleton, (form: FormOf, group: string, words: Wordings) => RuleBody>> = {
  blank: (form, _, words) => ({ ...reaction(form), trigger: created, then: [{ id: 'add_tag_1', type: 'add_tag', config: { tag: words.tag.zh } }] }),
  route: (form, group) => ({ ...reaction(form), trigger: created, then: [{ id: 'assign_1', type: 'assign', config: { group, strategy: 'least_busy' } }] }),
  overdue: (form, group, words) => ({
    ...reaction(form),
    trigger: { type: 'due', config: { after: 14_400, since: '_created_at' } },
    when: { '==': [{ var: '_status_category' }, 'new'] },
    then: [
      { id: 'escalate_1', type: 'escalate', config: { level: 1, reason: words.reason } },
      { id: 'notify_1', type: 'notify', config: { channel: 'in_app', to: { of: 'group', name: group }, title: words.late, body: words.please } },
    ],
  }),
  mark: (form, _, words) => ({
    ...reaction(form),
    trigger: { type: 'changed', config: { fields: [telling(form)] } },
    then: [{ id: 'add_tag_1', type: 'add_tag', config: { tag: words.tag.zh } }],
  }),
  tell: (form, _, words) => ({ ...reaction(form), trigger: { type: 'status', config: {} }, then: [{ id: 'reply_1', type: 'reply', config: { body: words.status } }] }),
  repeat: (form, _, words) => ({
    ...reaction(form),
    trigger: { type: 'count', config: { match: [telling(form)], window: 2_592_000, at_least: 3 } },
    then: [{ id: 'add_tag_1', type: 'add_tag', config: { tag: words.tag.zh } }],
  }),
  table: (form) => ({
    type: 'table',
    form: form.key,
    trigger: created,
    table: { hit: 'FIRST', inputs: [{ expr: { var: telling(form) } }], outputs: [{ name: '_priority' }], rules: [{ id: 'row_1', when: [{ any: true }], then: ['normal'] }] },
  }),
}
