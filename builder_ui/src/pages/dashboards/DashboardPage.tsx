/** One dashboard: cards on twelve columns, in one column on phones. */
import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { Link, useParams } from 'react-router'
import { dashboardQuery, type DashboardCard } from '../../api/report'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { ReportCard } from './ReportCard'
import './dashboards.css'

export default function DashboardPage() {
  const { key = '' } = useParams()
  const { t, say } = useWords()
  const query = useQuery(dashboardQuery(key))
  return (
    <div className="page">
      <Load query={query} rows={10}>
        {(view) => (
          <>
            <PageHead title={say(view.name)} above={<Link to="/dashboards">{t('nav.dashboards')}</Link>} note={t('dashboards.live')} />
            <div className="grid">
              {view.cards.toSorted((a, b) => a.y - b.y || a.x - b.x).map((card) => (
                <div key={card.id} className="grid-cell" style={place(card)}>
                  <ReportCard card={card} />
                </div>
              ))}
            </div>
          </>
        )}
      </Load>
    </div>
  )
}

const place = ({ x, y, w, h }: DashboardCard) =>
  ({ '--column': `${x + 1} / span ${w}`, '--row': `${y + 1} / span ${h}` }) as CSSProperties
