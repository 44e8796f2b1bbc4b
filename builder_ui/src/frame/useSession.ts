/** The session inside the frame, where there always is one. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQuery, type Session } from '../api/session'

export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('this page is shown only to somebody signed in')
  return data
}
