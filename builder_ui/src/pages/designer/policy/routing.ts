/** The rows of a routing matrix as its definition writes them. Pure. */
import type { Cell } from '../../../designer/rule/document'

export interface Route {
  id: string
  when: Cell[]
  tiers: { groups: string[] }[]
}

export const routesOf = (body: Readonly<Record<string, unknown>>): Route[] => (Array.isArray(body.routes) ? (body.routes as Route[]) : [])
