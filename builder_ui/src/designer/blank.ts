/** The documents of new things that begin as little more than a name. Pure. */
import type { Words } from '../api/words'
import type { Envelope } from './document'

const BODIES: Readonly<Record<string, object>> = { dashboard: { cards: [] }, role: { grants: [], pages: ['workbench'], reports: [] }, group: { roles: [] } }

const OFFICE = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '18:00' }]])
const POINTS = ['urgent', 'high', 'normal', 'low'].map((value, index) => ({ value, points: 40 - 10 * index }))

/** Policies are about the records of a form, and begin with what is usual. */
const POLICIES: Readonly<Record<string, (form: string, group: string) => object>> = {
  calendar: () => ({ zone: '+08:00', week: Object.fromEntries(OFFICE) as object, days: [] }),
  sla: (form) => ({ form, targets: [{ id: 'target_1', first_response: 3600, resolution: 172_800 }], paused_in: ['pending', 'on_hold'] }),
  escalation: (form, group) => ({
    form,
    levels: [1, 2, 3].map((level) => ({ level, tell: [{ of: 'group', name: group }] })),
    dimensions: [{ id: 'waiting', name: { zh: WAITING, en: 'Waiting' }, since: '_created_at', steps: [4, 8, 24].map((hours, index) => ({ level: index + 1, after: hours * 3600 })) }],
  }),
  routing: (form, group) => ({
    form,
    inputs: [{ expr: { var: '_priority' } }],
    routes: [{ id: 'route_1', when: [{ any: true }], tiers: [{ groups: [group] }] }],
    strategy: 'least_load',
  }),
  connector: () => ({ base_url: 'https://api.example.com', timeout: 10, retries: 3, calls: [{ id: 'call_1', name: { zh: CALL, en: 'Call 1' }, method: 'GET', path: '/' }] }),
  priority: (form) => ({ form, dimensions: [{ id: 'set', type: 'options', config: { of: { var: '_priority' }, points: POINTS } }, { id: 'waiting', type: 'waiting', config: { per_hour: 1 } }] }),
}

const WAITING = '\u7b49\u5f85'
const CALL = '\u8c03\u7528 1'

export function blank(kind: string, key: string, name: Words, form = '', group = ''): Envelope {
  return { $schema: `/schemas/${kind}.json`, kind, key, version: 1, name, body: BODIES[kind] ?? POLICIES[kind]?.(form, group) ?? {} }
}
