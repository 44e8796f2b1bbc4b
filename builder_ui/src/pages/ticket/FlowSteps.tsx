/** The way of this ticket: what is done, where it stands now, what may come; parallel branches side by side. */
import { CheckOutlined, ClockCircleOutlined, MinusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { FlowView, NodeState } from '../../api/record'
import { traceQuery } from '../../api/traces'
import { useWords } from '../../i18n/useWords'
import { length } from '../../shared/time'
import { levels } from './flowLevels'
import './flow.css'

const TraceDialog = lazy(() => import('./TraceDialog'))

export function FlowSteps({ flow, record }: { flow: FlowView; record: number }) {
  const { t, say } = useWords()
  const [everything, setEverything] = useState(false)
  const [timed, setTimed] = useState(false)
  const trace = useQuery(traceQuery(record)).data
  const times = new Map(trace?.nodes.map((node) => [node.node, node.seconds]))
  return (
    <section className="card" aria-labelledby="flow">
      <div className="row panel-head">
        <h2 id="flow" className="grow">
          {say(flow.name)}
        </h2>
        <Button size="small" type="text" aria-pressed={everything} onClick={() => setEverything(!everything)}>
          {t(everything ? 'ticket.only_people' : 'ticket.every_step')}
        </Button>
      </div>
      {flow.status === 'incident' && <p className="flow-incident">{t('ticket.incident')}</p>}
      <ol className="flow">
        {levels(flow, everything).map((row) => (
          <li key={row.map((node) => node.id).join(' ')} className="flow-row">
            {row.map((node) => (
              <div key={node.id} className={`flow-node flow-${node.state}`} aria-current={node.state === 'now' ? 'step' : undefined}>
                <Mark state={node.state} />
                <span>
                  {say(node.name)}
                  <span className="sr-only"> ({t(`state.${node.state}`)})</span>
                </span>
                <Taken seconds={times.get(node.id)} />
              </div>
            ))}
          </li>
        ))}
      </ol>
      <Button size="small" type="text" icon={<ClockCircleOutlined aria-hidden />} onClick={() => setTimed(true)}>
        {t('trace.open')}
      </Button>
      {timed && (
        <Suspense>
          <TraceDialog record={record} onClose={() => setTimed(false)} />
        </Suspense>
      )}
    </section>
  )
}

function Mark({ state }: { state: NodeState }) {
  return (
    <span className="flow-mark" aria-hidden="true">
      {state === 'done' && <CheckOutlined aria-hidden />}
      {state === 'skipped' && <MinusOutlined aria-hidden />}
    </span>
  )
}

/** How long the ticket stood at a step, all visits together; nothing where it passed in no time. */
function Taken({ seconds }: { seconds: number | undefined }) {
  const { t, language } = useWords()
  if (!seconds || seconds < 60) return null
  const time = length(seconds, language)
  return (
    <span className="flow-time" title={t('ticket.step_took', { time })}>
      {time}
    </span>
  )
}
