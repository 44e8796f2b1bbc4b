/** What a card will show, on real data: the report as it is drawn here, else as it is in force. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { previewReport, reportQuery } from '../../../api/report'
import { useWords } from '../../../i18n/useWords'
import { PageSpinner } from '../../../shared/PageSpinner'
import { sentence } from '../../../shared/useToast'
import { Drawn } from '../../dashboards/ReportCard'
import type { Offered } from './drawing'

const drawnQuery = (document: object) =>
  queryOptions({ queryKey: ['report-preview', JSON.stringify(document)], queryFn: ({ signal }) => previewReport(document, signal), retry: false })

export function CardPicture({ report }: { report: Offered | undefined }) {
  const { t, say } = useWords()
  const drawn = useQuery({ ...drawnQuery(report?.document ?? {}), enabled: report?.document !== undefined })
  const inForce = useQuery({ ...reportQuery(report?.key ?? ''), enabled: report !== undefined && report.document === undefined })
  const { data, error } = report?.document ? drawn : inForce
  if (!report) return <p className="soft report-none">{t('board.missing')}</p>
  if (error) return <p className="soft report-none">{sentence(error, t)}</p>
  if (!data) return <PageSpinner />
  return <Drawn report={data} title={say(report.name)} kpi={report.chart === 'kpi'} />
}
