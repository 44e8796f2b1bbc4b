/** The way of this ticket: what is done, where it stands now, what may come; parallel branches side by side. */
import { CheckOutlined, MinusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { FlowView, NodeState } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { levels } from './flowLevels'
import './flow.css'

export function FlowSteps({ flow }: { flow: FlowView }) {
  const { t, say } = useWords()
  const [everything, setEverything] = useState(false)
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
              </div>
            ))}
          </li>
        ))}
      </ol>
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
