/** One thing that got stuck: the ticket, the step, the reason, and what can be done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { retry, type Incident } from '../../api/incident'
import { useWords } from '../../i18n/useWords'
import { Ago } from '../../shared/Times'
import { useToast } from '../../shared/useToast'
import { Mend } from './Mend'
import { SkipStep } from './SkipStep'

export function IncidentCard({ incident }: { incident: Incident }) {
  const { t, say } = useWords()
  const name = incident.record ? `${incident.number ?? ''} ${incident.record.title}` : t('incidents.background')
  const id = `incident-${incident.id}`
  return (
    <li className="card incident" aria-labelledby={id}>
      <h2 id={id}>{incident.record ? <Link to={`/records/${incident.record.id}`}>{name}</Link> : name}</h2>
      <p className="incident-why">{say(incident.message)}</p>
      <p className="soft">
        {incident.where && t('incidents.at_step', { flow: say(incident.where.flow.name), step: say(incident.where.name) })}
        {incident.job && t('incidents.at_job', { kind: t(`incident_job.${incident.job.kind}`, { defaultValue: incident.job.kind }), count: incident.job.attempts })}{' '}
        <Ago at={incident.at} />
      </p>
      {incident.job?.error && <pre className="incident-error">{incident.job.error}</pre>}
      {incident.status === 'open' ? <Ways incident={incident} /> : <Closed incident={incident} />}
    </li>
  )
}

function Closed({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const who = incident.closed_by?.name
  return (
    <p className="soft">
      {t(`incident_status.${incident.status}`)}
      {who && ` · ${who}`}
    </p>
  )
}

function Ways({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const [opened, setOpened] = useState<'mend' | 'skip' | null>(null)
  const done = () => {
    setOpened(null)
    toast.done(t('incidents.done'))
    void client.invalidateQueries({ queryKey: ['incidents'] })
  }
  const again = useMutation({ mutationFn: () => retry(incident.id), onSuccess: done, onError: toast.failed })
  const may = (way: Incident['ways'][number]) => incident.ways.includes(way)
  return (
    <div className="row incident-ways">
      {may('retry') && (
        <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
          {t('incidents.retry')}
        </Button>
      )}
      {may('mend') && incident.record && <Button onClick={() => setOpened('mend')}>{t('incidents.mend')}</Button>}
      {may('skip') && <Button onClick={() => setOpened('skip')}>{t(incident.where ? 'incidents.skip' : 'incidents.put_aside')}</Button>}
      {opened === 'mend' && incident.record && (
        <Mend incident={incident} record={incident.record.id} onDone={done} onClose={() => setOpened(null)} />
      )}
      {opened === 'skip' && <SkipStep incident={incident} onDone={done} onClose={() => setOpened(null)} />}
    </div>
  )
}
