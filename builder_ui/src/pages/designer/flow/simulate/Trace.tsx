/** What happened so far, the newest first, and what the record holds now. */
import { Collapse } from 'antd'
import type { Words } from '../../../../api/words'
import { useWords } from '../../../../i18n/useWords'
import { Moment } from '../../../../shared/Times'
import { useStudio } from '../../studio/studio'
import { useDrawing } from '../drawing'
import type { Simulation } from './useSimulation'

export function Trace({ run }: { run: Simulation }) {
  const { t, say } = useWords()
  const { form } = useStudio()
  const { graph } = useDrawing()
  const name = (node: string) => say(graph.nodes.get(node)?.name) || node
  const shown = run.now?.shown ?? {}
  const trace = (
    <ol className="simulate-trace" reversed>
      {run.steps.toReversed().map((step, index) => (
        // Steps are never changed: their place is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={run.steps.length - index}>
          <Moment at={step.now} />
          <ul>
            {step.steps
              .filter(({ what }) => what !== 'leave')
              .map(({ node, what, token }) => (
                <li key={`${what} ${node} ${token}`}>{t(`simulate.what_${what}`, { name: name(node), defaultValue: `${name(node)} · ${what}` })}</li>
              ))}
            {step.effects.map(({ node, type, says }) => (
              <li key={`${type} ${node} ${JSON.stringify(says)}`} className="soft">
                {t(`simulate.effect_${type}`, { defaultValue: type })} {toldEffect(says, say)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
  const values = (
    <dl className="simulate-values">
      {Object.entries(shown).map(([id, text]) => (
        <div key={id}>
          <dt>{say(form.fields.find((field) => field.id === id)?.label) || id}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <Collapse
      ghost
      size="small"
      className="panel-groups"
      defaultActiveKey={['trace']}
      items={[
        { key: 'trace', label: t('simulate.trace'), children: trace },
        { key: 'values', label: t('simulate.values'), children: values },
      ]}
    />
  )
}

/** The words that an effect carries, as far as it has some. */
function toldEffect(says: Record<string, unknown>, say: (words: Words | undefined) => string): string {
  const title = says.title as Words | undefined
  if (title) return say(title)
  const values = says.values as Record<string, unknown> | undefined
  return values ? Object.keys(values).join('、') : String(says.status ?? says.group ?? says.tag ?? '')
}
