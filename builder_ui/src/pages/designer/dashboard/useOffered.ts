/** The reports there are to choose from: as drawn in this application, and those in force elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reportsQuery } from '../../../api/report'
import type { Draft } from '../../../designer/uses'
import type { Offered } from './drawing'

export function useOffered(drafts: readonly Draft[]): ReadonlyMap<string, Offered> {
  const elsewhere = useQuery(reportsQuery).data
  return useMemo(() => {
    const others = (elsewhere ?? []).map(({ key, name, chart }): Offered => ({ key, name, chart }))
    const own = drafts.filter((draft) => draft.kind === 'report').map(({ key, name, document }): Offered => ({ key, name, document, chart: chartOf(document.body) }))
    return new Map([...others, ...own].map((report) => [report.key, report]))
  }, [drafts, elsewhere])
}

function chartOf(body: Record<string, unknown> | undefined): string {
  return String((body?.chart as { type?: unknown } | undefined)?.type ?? '')
}
