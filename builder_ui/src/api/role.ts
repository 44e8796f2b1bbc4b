/** Looking through the eyes of a role, as it is drawn now. */
import { call, address } from './http'

export interface Tried {
  form: string
  actions: string[]
  visible: number
  total: number
  items: { id: number; number: string; title: string; shown: Record<string, string>; seen: boolean; actions: string[]; fields: Record<string, 'edit' | 'read' | 'mask' | 'hidden'> }[]
}

export const tryRole = (document: object, form: string, user: number | null, signal?: AbortSignal) => call<Tried>('POST', address('/roles/try'), { body: { document, form, user }, signal })
