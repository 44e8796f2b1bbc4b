/** One big number, or a few side by side, as plain text: no chart library needed. */
import type { Figure } from '../../api/report'
import { useWords } from '../../i18n/useWords'
import { formatted } from './numbers'

interface Indicator {
  value?: number | null
  title?: { text?: string }
  number?: { valueformat?: string; prefix?: string; suffix?: string }
}

export function Kpi({ figure }: { figure: Figure }) {
  const { language } = useWords()
  const indicators = figure.data as Indicator[]
  return (
    <dl className="kpis">
      {indicators.map((each) => (
        <div key={each.title?.text ?? ''}>
          <dd>
            {each.number?.prefix}
            {formatted(each.value ?? null, each.number?.valueformat, language)}
            {each.value !== null && each.value !== undefined && <span className="kpi-unit">{each.number?.suffix}</span>}
          </dd>
          <dt className="soft">{each.title?.text}</dt>
        </div>
      ))}
    </dl>
  )
}
