/** Keeps open pages fresh: asks what changed since the last time, only while somebody looks. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { get } from './http'

interface Changes {
  seq: number
  records: { id: number; form: string }[]
  more: boolean
}

/** Ask every `every` milliseconds; stale pages then fetch themselves anew. */
export function useChanges(every: number): void {
  const client = useQueryClient()
  useEffect(() => {
    let since: number | undefined
    let timer = 0
    let gone = false
    let behind = false
    const ask = async () => {
      if (document.visibilityState === 'visible' && navigator.onLine) {
        const seen = await get<Changes>('/changes', { since }).catch(() => null)
        // The next question waits until pages have fetched what this one told: a busy hour does not pile up.
        if (seen && since !== undefined) await freshen(client, seen.records)
        since = seen?.seq ?? since
        behind = seen?.more ?? false
      }
      if (!gone) timer = window.setTimeout(ask, behind ? 0 : every)
    }
    void ask()
    return () => {
      gone = true
      window.clearTimeout(timer)
    }
  }, [client, every])
}

async function freshen(client: QueryClient, records: Changes['records']): Promise<void> {
  if (records.length === 0) return
  const keys = [
    ...[...new Set(records.map((record) => record.id))].map((id) => ['record', id]),
    ...[...new Set(records.map((record) => record.form))].map((form) => ['records', form]),
    ...['tasks', 'report', 'notifications', 'forms'].map((key) => [key]),
  ]
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}
