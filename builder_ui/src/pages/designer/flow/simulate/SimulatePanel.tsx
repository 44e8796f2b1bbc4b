/** Trying the flow: fill in the form, act for whoever it waits for, let time pass, and see what happens. */
import { Alert, Button } from 'antd'
import { Suspense, useMemo } from 'react'
import { useWords } from '../../../../i18n/useWords'
import { PageSpinner } from '../../../../shared/PageSpinner'
import { Moment } from '../../../../shared/Times'
import { sentence } from '../../../../shared/useToast'
import { Problem } from '../../../../api/problem'
import { useStudio } from '../../studio/studio'
import { useDrawing } from '../drawing'
import { Answer } from './Answer'
import { Trace } from './Trace'
import type { Simulation } from './useSimulation'
import './simulate.css'

const HOUR = 3_600
const HEAVY = new Set(['file', 'image', 'signature'])

export default function SimulatePanel({ run }: { run: Simulation }) {
  const { t } = useWords()
  const { now } = run
  return (
    <div className="panel simulate" role="region" aria-label={t('flow.view_simulate')}>
      <h2>{t('flow.view_simulate')}</h2>
      <Refusal problem={run.problem} />
      <Suspense fallback={<PageSpinner />}>{now ? <Running run={run} now={now} /> : <Begin run={run} />}</Suspense>
    </div>
  )
}

function Begin({ run }: { run: Simulation }) {
  const { t } = useWords()
  const { form } = useStudio()
  // It is the flow that is tried: nothing must be filled in, and files are left out.
  const free = useMemo(() => form.fields.filter((field) => !HEAVY.has(field.type)).map((field) => Object.assign({}, field, { required: false })), [form])
  return (
    <>
      <p className="soft small">{t('simulate.help')}</p>
      <Answer fields={free} examples={form.fields} filled actions={[{ id: 'start', label: t('simulate.start'), main: true }]} busy={run.busy} onAct={(_, data) => run.go({ data })} />
    </>
  )
}

function Running({ run, now }: { run: Simulation; now: NonNullable<Simulation['now']> }) {
  const { t, say } = useWords()
  const { form } = useStudio()
  const { graph } = useDrawing()
  const next = now.timers[0]
  const stuck = now.tokens.find((token) => token.incident)
  return (
    <>
      <p className="simulate-clock" role="status">
        <strong>{t(`simulate.status_${now.status}`)}</strong> · <Moment at={now.now} />
      </p>
      <p className="row">
        <Button size="small" onClick={run.back} disabled={run.busy}>
          {t('simulate.back')}
        </Button>
        <Button size="small" onClick={run.restart}>
          {t('simulate.restart')}
        </Button>
      </p>
      {stuck && <Alert type="error" showIcon title={t('simulate.stuck', { name: say(graph.nodes.get(stuck.node)?.name) })} description={say(stuck.incident?.message)} />}
      {now.tasks.map((task) => (
        <section key={`${run.steps.length} ${task.id}`} className="simulate-task" aria-label={say(task.name)}>
          <h3>
            {say(task.name)} <span className="soft small">{say(task.who)}</span>
          </h3>
          <Answer
            fields={task.fields.flatMap(({ id, access, required }) => form.fields.filter((field) => field.id === id && access === 'edit').map((field) => Object.assign({}, field, { required })))}
            values={now.values}
            actions={task.actions.map((action) => ({ id: action.id, label: say(action.label), main: action.kind === 'primary', danger: action.kind === 'danger' }))}
            busy={run.busy}
            onAct={(action, data) => run.go({ task: task.id, action, data })}
          />
        </section>
      ))}
      {now.status === 'running' && (
        <section className="simulate-task" aria-label={t('simulate.clock')}>
          <h3>{t('simulate.clock')}</h3>
          {now.timers.map((timer) => (
            <p key={timer.id} className="small">
              {say(graph.nodes.get(timer.node)?.name)}：<Moment at={timer.at} />
            </p>
          ))}
          <p className="row">
            <Button size="small" disabled={run.busy} onClick={() => run.go({ wait: HOUR })}>
              {t('simulate.hour')}
            </Button>
            <Button size="small" disabled={run.busy} onClick={() => run.go({ wait: 24 * HOUR })}>
              {t('simulate.day')}
            </Button>
            {next && (
              <Button size="small" disabled={run.busy} onClick={() => run.go({ wait: Math.max(0, next.at - now.now) })}>
                {t('simulate.next')}
              </Button>
            )}
          </p>
        </section>
      )}
      <Trace run={run} />
    </>
  )
}

function Refusal({ problem }: { problem: unknown }) {
  const { t } = useWords()
  if (!problem) return null
  const places = problem instanceof Problem ? problem.errors : []
  return (
    <Alert
      type="error"
      showIcon
      title={sentence(problem, t)}
      description={
        places.length > 1 && (
          <ul className="changes">
            {places.map((each) => (
              <li key={each.pointer + each.code}>{each.message}</li>
            ))}
          </ul>
        )
      }
    />
  )
}
