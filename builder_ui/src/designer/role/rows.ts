/** Which records a grant is about, as people say it: all, their own, those of their groups; else a condition. Pure. */
import { same } from '../ordered'

const OWN = { '==': [{ var: '_assignee' }, { var: '_actor.id' }] }
const GROUP = { in: [{ var: '_group' }, { var: '_actor.groups' }] }

export const PRESETS: Readonly<Record<string, unknown>> = { all: undefined, own: OWN, group: GROUP, own_or_group: { or: [OWN, GROUP] } }

/** The preset that says the same, or "other". */
export function presetOf(rows: unknown): string {
  if (rows === true) return 'all'
  return Object.entries(PRESETS).find(([, rule]) => same(rule, rows))?.[0] ?? 'other'
}
