/** A role and a group as their definitions write them. */
import type { Change, Envelope } from '../document'

export const ACTIONS = ['read', 'create', 'write', 'export'] as const
export const PAGES = ['workbench', 'dashboards', 'designer', 'settings'] as const
export const EVERY = '*'

export type Action = (typeof ACTIONS)[number]

export interface Grant {
  form: string
  actions: Action[]
  rows?: unknown
  read?: string[]
  write?: string[]
  mask?: string[]
}

export interface RoleDocument extends Envelope {
  kind: 'role'
  body: { grants: Grant[]; pages?: string[]; reports?: string[] }
}

export interface GroupDocument extends Envelope {
  kind: 'group'
  body: { roles?: string[]; manager?: string; parent?: string }
}

export type Edit = Change<RoleDocument>
