/** The charts of the catalogue; those that cannot show what there is say what they need. */
import { AreaChartOutlined, BarChartOutlined, FundOutlined, HeatMapOutlined, LineChartOutlined, NumberOutlined, PieChartOutlined, TableOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ComponentType } from 'react'
import { fits } from '../../../designer/report/charts'
import { setChart } from '../../../designer/report/commands'
import type { ChartKind } from '../../../designer/report/document'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from '../studio/studio'
import { useDrawing } from './drawing'

/** A sign for each group of charts, so that a new chart has one too. */
const SIGNS: Readonly<Record<string, ComponentType>> = {
  comparison: BarChartOutlined,
  trend: LineChartOutlined,
  number: NumberOutlined,
  distribution: HeatMapOutlined,
  share: PieChartOutlined,
  process: AreaChartOutlined,
  table: TableOutlined,
}

export function Charts() {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  const { document, edit } = useDrawing()
  const kinds = catalogue.charts.kinds as ChartKind[]
  const span = ([low, high]: readonly [number, number]) => (low === high ? String(low) : t('report.between', { low, high }))
  return (
    <div className="charts" role="group" aria-label={t('report.chart')}>
      {kinds.map((kind) => {
        const Sign = SIGNS[kind.group] ?? FundOutlined
        const able = fits(kind, document.body)
        const needs = t('report.chart_needs', { dimensions: span(kind.dimensions), measures: span(kind.measures) })
        return (
          <Tooltip key={kind.type} title={able ? '' : needs}>
            <button type="button" className="chart-kind" aria-pressed={document.body.chart.type === kind.type} aria-disabled={!able} onClick={() => able && edit(setChart(kind))}>
              <Sign aria-hidden />
              {say(kind.label)}
              {!able && <span className="sr-only">{needs}</span>}
            </button>
          </Tooltip>
        )
      })}
    </div>
  )
}
