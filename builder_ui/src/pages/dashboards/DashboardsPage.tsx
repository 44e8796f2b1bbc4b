/** The dashboards the reader may see. */
import { BarChartOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { dashboardsQuery } from '../../api/report'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import './dashboards.css'

export default function DashboardsPage() {
  const { t, say } = useWords()
  const query = useQuery(dashboardsQuery)
  return (
    <div className="page">
      <PageHead title={t('nav.dashboards')} />
      <Load query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty description={t('dashboards.none')} />
          ) : (
            <ul className="tiles">
              {items.map((item) => (
                <li key={item.key}>
                  <Link to={`/dashboards/${item.key}`} className="card tile">
                    <BarChartOutlined aria-hidden="true" />
                    {say(item.name)}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </div>
  )
}
