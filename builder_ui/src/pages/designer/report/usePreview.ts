/** The report as it is drawn now, counted by the server a moment after the last change; the picture before stays until then. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { previewReport } from '../../../api/report'
import type { ReportDocument } from '../../../designer/report/document'

const PAUSE = 250

export function usePreview(document: ReportDocument) {
  const now = JSON.stringify({ ...document, name: { zh: '-' } })
  const [asked, setAsked] = useState(now)
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(now), PAUSE)
    return () => window.clearTimeout(timer)
  }, [now])
  // What was asked last may be older than the document: it says itself whether there is something to count.
  const wanted = useMemo(() => JSON.parse(asked) as ReportDocument, [asked])
  return useQuery({
    queryKey: ['report-preview', asked],
    queryFn: ({ signal }) => previewReport(wanted, signal),
    enabled: wanted.body.measures.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
