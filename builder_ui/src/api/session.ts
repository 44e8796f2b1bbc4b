/** Who is signed in, and how they come and go. */
import { queryOptions } from '@tanstack/react-query'
import { configureHttp, get, patch, post, remove } from './http'
import { Problem } from './problem'
import type { Presence } from './skills'
import type { Words } from './words'

export interface Session {
  user: {
    id: number
    username: string
    name: string
    language: string
    presence: Presence
    groups: { key: string; name: Words | string }[]
    roles: string[]
  }
  pages: string[]
  csrf: string | null
  workspace: { empty: boolean; zone: string }
}

async function read(): Promise<Session | null> {
  try {
    return remember(await get<Session>('/session'))
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null
    throw problem
  }
}

function remember(session: Session): Session {
  configureHttp({ csrf: session.csrf ?? '' })
  return session
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: read, staleTime: 5 * 60_000 })

export const signIn = async (username: string, password: string) =>
  remember(await post<Session>('/session', { username, password }))
export const signOut = () => remove('/session')
export const savePresence = async (presence: Presence) => remember(await patch<Session>('/session', { presence }))
export const saveLanguage = (language: string) => patch('/session', { language })
export const changeOwnPassword = (current: string, password: string) => post('/session/password', { current, password })
