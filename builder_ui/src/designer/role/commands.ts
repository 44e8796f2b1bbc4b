/** Everything that can be done to a role: each takes the document and answers the next one. Pure. */
import { put } from '../ordered'
import { ACTIONS, type Action, type Edit, type Grant, type RoleDocument } from './document'

const BODY_ORDER = ['grants', 'pages', 'reports']
const GRANT_ORDER = ['form', 'actions', 'rows', 'read', 'write', 'mask']

export const setName = (name: RoleDocument['name']): Edit => (document) => ({ ...document, name })

export const setBody = (key: 'pages' | 'reports', value: string[] | undefined): Edit => (document) => ({ ...document, body: put(document.body, key, value, BODY_ORDER) })

const withGrants = (change: (grants: readonly Grant[]) => Grant[]): Edit => (document) => ({ ...document, body: { ...document.body, grants: change(document.body.grants) } })

/** Ticks one action of a grant; whoever may do something with records may see them. Without any action the grant goes. */
export function setAction(at: number, form: string, action: Action, on: boolean): Edit {
  return withGrants((grants) => {
    const grant = grants[at]
    if (!grant) return on ? [...grants, { form, actions: inOrder(['read', action]) }] : [...grants]
    const wanted = on ? [...grant.actions, action, 'read' as const] : grant.actions.filter((each) => each !== action && action !== 'read')
    const actions = inOrder(wanted)
    return actions.length === 0 ? grants.toSpliced(at, 1) : grants.with(at, { ...grant, actions })
  })
}

const inOrder = (wanted: readonly Action[]): Action[] => ACTIONS.filter((action) => wanted.includes(action))

export function setGrant(at: number, key: 'rows' | 'read' | 'write' | 'mask', value: unknown): Edit {
  return withGrants((grants) => grants.map((grant, index) => (index === at ? put(grant, key, value, GRANT_ORDER) : grant)))
}

/** A second grant on the same form: other rows, other fields. */
export const addGrant = (form: string): Edit => withGrants((grants) => [...grants, { form, actions: ['read'] }])

export const removeGrant = (at: number): Edit => withGrants((grants) => grants.toSpliced(at, 1))

export type State = 'edit' | 'read' | 'mask' | 'hidden'

export function stateOf({ read, write, mask }: Grant, field: string): State {
  if (read && !read.includes(field)) return 'hidden'
  if (mask?.includes(field)) return 'mask'
  return (write ?? read ?? [field]).includes(field) ? 'edit' : 'read'
}

/** Says what is done with some fields; `all` are the fields of the form in their order. What is the same for all is left out. */
export function setFields(at: number, fields: readonly string[], state: State, all: readonly string[]): Edit {
  return withGrants((grants) => {
    const grant = grants[at]
    if (!grant) return [...grants]
    const states = new Map(all.map((field) => [field, fields.includes(field) ? state : stateOf(grant, field)]))
    const those = (...wanted: State[]) => all.filter((field) => wanted.includes(states.get(field) ?? 'hidden'))
    const [read, write, mask] = [those('edit', 'read', 'mask'), those('edit'), those('mask')]
    const readAll = read.length === all.length
    const next = put(put(put(grant, 'read', readAll ? undefined : read, GRANT_ORDER), 'write', write.length === read.length ? undefined : write, GRANT_ORDER), 'mask', mask.length > 0 ? mask : undefined, GRANT_ORDER)
    return grants.with(at, next)
  })
}
