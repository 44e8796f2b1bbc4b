/** The chart on real data, and its numbers beneath; a press on either leads to the tickets behind it. */
import { Alert } from 'antd'
import { lazy, Suspense, useCallback } from 'react'
import { Link, useNavigate } from 'react-router'
import { Problem } from '../../../api/problem'
import type { ReportView } from '../../../api/report'
import { useWords } from '../../../i18n/useWords'
import { Boundary } from '../../../shared/Boundary'
import { PageSpinner } from '../../../shared/PageSpinner'
import { sentence } from '../../../shared/useToast'
import { behind } from '../../dashboards/behind'
import { Kpi } from '../../dashboards/Kpi'
import { formatted } from '../../dashboards/numbers'
import { tableOf } from '../../dashboards/table'
import { useDrawing } from './drawing'
import { usePreview } from './usePreview'
import '../../dashboards/dashboards.css'

const Plot = lazy(() => import('../../dashboards/Plot'))

export function Picture() {
  const { t } = useWords()
  const { document } = useDrawing()
  const { data, error, isFetching } = usePreview(document)
  if (document.body.measures.length === 0) return <p className="soft picture-none">{t('report.no_measure')}</p>
  if (error) return <Alert type="info" showIcon title={t('report.not_yet')} description={error instanceof Problem && error.status === 404 ? t('report.not_published') : sentence(error, t)} />
  if (!data) return <PageSpinner />
  return (
    <div className="picture" aria-busy={isFetching}>
      <Chart view={data} />
      <Numbers view={data} />
    </div>
  )
}

function Chart({ view }: { view: ReportView }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const open = useCallback(
    (x: number, series: number) => {
      const address = behind(view, x, series)
      if (address) void navigate(address)
    },
    [view, navigate],
  )
  const { figure } = view
  if (!figure || figure.data.length === 0) return <p className="soft picture-none">{t('dashboards.no_data')}</p>
  if (view.chart.type === 'kpi') return <Kpi figure={figure} />
  return (
    <Boundary instead={null}>
      <Suspense fallback={<PageSpinner />}>
        <div className="picture-plot">
          <Plot figure={figure} onPoint={open} />
        </div>
      </Suspense>
    </Boundary>
  )
}

/** Every number as the chart shows it, each a way to its tickets. */
function Numbers({ view }: { view: ReportView }) {
  const { t, language } = useWords()
  const { figure } = view
  if (!figure || figure.data.length === 0) return null
  const table = view.chart.type === 'kpi' ? indicators(figure.data) : tableOf(figure)
  const heat = figure.data[0]?.type === 'heatmap'
  return (
    <section className="numbers" aria-label={t('report.rows')}>
      <h2>
        {t('report.rows')} <span className="soft small">{t('report.rows_help')}</span>
      </h2>
      {/* A table that scrolls must be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="figure-table" tabIndex={0} role="group" aria-label={t('report.rows')}>
        <table>
          <thead>
            <tr>
              {table.head.map((name, column) => (
                <th key={column === 0 ? '' : name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name, ...numbers], row) => (
              <tr key={String(name)}>
                <th scope="row">{String(name ?? '—')}</th>
                {numbers.map((number, column) => (
                  <td key={table.head[column + 1]}>
                    <Way to={behind(view, ...(heat ? ([column, row] as const) : view.chart.type === 'kpi' ? ([0, row] as const) : ([row, column] as const)))} text={formatted(number, undefined, language)} name={String(name)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Way({ to, text, name }: { to: string | null; text: string; name: string }) {
  const { t } = useWords()
  if (to === null || text === '—' || text === '0') return text
  return (
    <Link to={to} aria-label={t('report.behind', { name, number: text })}>
      {text}
    </Link>
  )
}

function indicators(data: readonly Record<string, unknown>[]) {
  const rows = data.map((each) => [(each.title as { text?: string } | undefined)?.text ?? '', each.value])
  return { head: ['', ''], rows }
}
