/** One report on a dashboard: drawn, as a table on demand, with the time of its numbers. */
import { BarChartOutlined, TableOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useNavigate } from 'react-router'
import { reportQuery, type DashboardCard, type ReportView } from '../../api/report'
import { useWords } from '../../i18n/useWords'
import { Boundary } from '../../shared/Boundary'
import { Load } from '../../shared/Load'
import { PageSpinner } from '../../shared/PageSpinner'
import { Moment } from '../../shared/Times'
import { behind } from './behind'
import { FigureTable } from './FigureTable'
import { Kpi } from './Kpi'
import { tableOf } from './table'

const Plot = lazy(() => import('./Plot'))

export function ReportCard({ card }: { card: DashboardCard }) {
  const { t, say } = useWords()
  const query = useQuery(reportQuery(card.report))
  const [asTable, setAsTable] = useState(false)
  const kpi = card.chart === 'kpi'
  return (
    <section className={kpi ? 'report report-kpi' : 'report'} aria-label={say(card.name)}>
      <div className="report-head">
        <h2 className="grow">{say(card.name)}</h2>
        {!kpi && (
          <Button
            type="text"
            icon={asTable ? <BarChartOutlined aria-hidden /> : <TableOutlined aria-hidden />}
            aria-pressed={asTable}
            aria-label={t(asTable ? 'dashboards.as_chart' : 'dashboards.as_table')}
            title={t(asTable ? 'dashboards.as_chart' : 'dashboards.as_table')}
            onClick={() => setAsTable(!asTable)}
          />
        )}
      </div>
      <div className="report-body">
        <Load query={query} rows={3}>
          {(report) => <Drawn report={report} title={say(card.name)} kpi={kpi} asTable={asTable} open />}
        </Load>
      </div>
      {query.data && (
        <div className="soft small report-foot">
          {t('dashboards.as_of')} <Moment at={query.data.as_of} />
        </div>
      )}
    </section>
  )
}

interface DrawnProps {
  /** Whether a press on a mark opens the list behind it. */
  open?: boolean
  report: ReportView
  title: string
  kpi: boolean
  asTable?: boolean
}

/** The picture of a report, with its numbers for those who cannot see it. */
export function Drawn({ report, title, kpi, asTable = false, open = false }: DrawnProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const onPoint = useCallback(
    (x: number, series: number) => {
      const address = behind(report, x, series)
      if (address) void navigate(address)
    },
    [report, navigate],
  )
  const figure = report.figure
  if (!figure || figure.data.length === 0) return <p className="soft report-none">{t('dashboards.no_data')}</p>
  if (kpi) return <Kpi figure={figure} />
  const table = tableOf(figure)
  if (asTable) return <FigureTable table={table} caption={title} />
  return (
    <>
      <Boundary instead={<FigureTable table={table} caption={title} />}>
        <Suspense fallback={<PageSpinner />}>
          <Plot figure={figure} onPoint={open ? onPoint : undefined} />
        </Suspense>
      </Boundary>
      <FigureTable table={table} caption={title} unseen />
    </>
  )
}
