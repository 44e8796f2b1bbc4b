/** Whoever opens a ticket has read what they were told about it. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { markRead } from '../../api/people'

export function useReadHere(record: number, unread: number): void {
  const client = useQueryClient()
  useEffect(() => {
    if (unread === 0) return
    markRead({ record })
      .then(() => Promise.all([['notifications'], ['record', record]].map((queryKey) => client.invalidateQueries({ queryKey, exact: true }))))
      // Nobody is kept from the ticket by this; it is tried again when they come back to it.
      .catch(() => undefined)
  }, [client, record, unread])
}
