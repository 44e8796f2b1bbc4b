/** What got stuck: what failed and where, in plain words, and the three ways out. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Empty, Segmented, Select } from 'antd'
import { useState } from 'react'
import { formsQuery } from '../../api/form'
import { incidentsQuery, type Wanted } from '../../api/incident'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { IncidentCard } from './IncidentCard'
import './incidents.css'

const STATUSES = ['open', 'retried', 'skipped', 'over', 'all']

export default function IncidentsPage() {
  const { t } = useWords()
  const [wanted, setWanted] = useState<Wanted>({ status: 'open', form: '', code: '' })
  const query = useInfiniteQuery(incidentsQuery(wanted))
  const open = query.data?.pages[0]?.open ?? []
  const count = open.reduce((sum, each) => sum + each.count, 0)
  return (
    <div className="page">
      <PageHead title={t('incidents.title')} note={count > 0 ? t('incidents.count', { count }) : t('incidents.calm')} />
      <Filters wanted={wanted} onChange={setWanted} codes={open} />
      <Load query={query} rows={6}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <Empty description={t(wanted.status === 'open' ? 'incidents.none_open' : 'incidents.none')} />
          return (
            <ul className="incidents">
              {items.map((incident) => (
                <IncidentCard key={incident.id} incident={incident} />
              ))}
            </ul>
          )
        }}
      </Load>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('incidents.more')}
        </Button>
      )}
    </div>
  )
}

interface FiltersProps {
  wanted: Wanted
  onChange: (wanted: Wanted) => void
  codes: { code: string; count: number }[]
}

function Filters({ wanted, onChange, codes }: FiltersProps) {
  const { t, say } = useWords()
  const forms = useQuery(formsQuery).data ?? []
  const name = (code: string) => t(`incident_code.${code}`, { defaultValue: code })
  return (
    <div className="row incident-filters">
      <Segmented
        aria-label={t('incidents.status_label')}
        value={wanted.status}
        onChange={(status) => onChange({ ...wanted, status })}
        options={STATUSES.map((status) => ({ value: status, label: t(`incident_status.${status}`) }))}
      />
      <Select
        aria-label={t('incidents.form')}
        className="incident-filter"
        value={wanted.form}
        onChange={(form) => onChange({ ...wanted, form })}
        options={[{ value: '', label: t('incidents.every_form') }, ...forms.map((form) => ({ value: form.key, label: say(form.name) }))]}
      />
      <Select
        aria-label={t('incidents.reason')}
        className="incident-filter"
        value={wanted.code}
        onChange={(code) => onChange({ ...wanted, code })}
        options={[
          { value: '', label: t('incidents.every_reason') },
          ...codes.map((each) => ({ value: each.code, label: `${name(each.code)} · ${each.count}` })),
        ]}
      />
    </div>
  )
}
