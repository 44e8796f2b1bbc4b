/** The documents of new dashboards, roles and groups, as little as can be saved. Pure. */
import type { Words } from '../api/words'
import type { Envelope } from './document'

const BODIES: Readonly<Record<string, object>> = { dashboard: { cards: [] }, role: { grants: [], pages: ['workbench'], reports: [] }, group: { roles: [] } }

export function blank(kind: string, key: string, name: Words): Envelope {
  return { $schema: `/schemas/${kind}.json`, kind, key, version: 1, name, body: BODIES[kind] ?? {} }
}
