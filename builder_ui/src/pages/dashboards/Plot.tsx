/** Draws a figure with Plotly, which comes in a bundle of its own, and keeps it as wide as its card. */
import { useEffect, useRef, useState } from 'react'
import type { PlotElement, PlotPoint } from 'plotly.js-cartesian-dist-min'
import type { Figure } from '../../api/report'
import { FONT, COLOUR } from '../../app/theme'
import { useWords } from '../../i18n/useWords'
import { PageSpinner } from '../../shared/PageSpinner'
import { plotlyLocale } from './plotlyLocale'

type Plotly = typeof import('plotly.js-cartesian-dist-min').default

const AXIS = { gridcolor: '#e8ebe6', linecolor: '#c9cfca', zerolinecolor: '#c9cfca', automargin: true }

interface Props {
  figure: Figure
  /** Which mark was pressed: its place along the first dimension, and its series. */
  onPoint?: (x: number, series: number) => void
}

export default function Plot({ figure, onPoint }: Props) {
  const { t, language } = useWords()
  const place = useRef<PlotElement>(null)
  const [plotly, setPlotly] = useState<Plotly | null>(null)
  const [failed, setFailed] = useState<Error | null>(null)
  useEffect(() => {
    import('plotly.js-cartesian-dist-min').then((module) => setPlotly(() => module.default)).catch(setFailed)
  }, [])

  useEffect(() => {
    const element = place.current
    if (!plotly || !element) return
    if (language !== 'en') plotly.register(plotlyLocale(language, t))
    void plotly.react(element, figure.data, dressed(figure.layout), { displayModeBar: false, locale: language }).then(() => {
      element.removeAllListeners?.('plotly_click')
      if (onPoint) element.on?.('plotly_click', ({ points: [point] }) => point && onPoint(...placeOf(point)))
    })
    // A chart that is just being put away has no size to take.
    const watcher = new ResizeObserver(() => element.getClientRects().length > 0 && void plotly.Plots.resize(element))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [plotly, figure, language, t, onPoint])

  useEffect(() => {
    const element = place.current
    return () => {
      if (plotly && element) plotly.purge(element)
    }
  }, [plotly])

  if (failed) throw failed
  return (
    <div className={onPoint ? 'plot plot-open' : 'plot'} aria-hidden="true">
      {!plotly && <PageSpinner />}
      <div ref={place} className="plot-place" />
    </div>
  )
}

/** A heat map's points count down and across, the others along their series. */
function placeOf({ pointIndex, curveNumber }: PlotPoint): [x: number, series: number] {
  return Array.isArray(pointIndex) ? [pointIndex[1], pointIndex[0]] : [pointIndex, curveNumber]
}

/** The figure's layout in the look of this app; the template's name means nothing to plotly.js. */
function dressed(given: Figure['layout']): Figure['layout'] {
  const layout = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'template'))
  const axes = Object.entries(layout).filter(([name]) => /^[xy]axis\d*$/.test(name))
  return {
    ...layout,
    ...Object.fromEntries(axes.map(([name, axis]) => [name, { ...AXIS, ...(axis as object) }])),
    autosize: true,
    font: { ...(layout.font as object), family: FONT, color: COLOUR.ink },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    dragmode: false,
  }
}
