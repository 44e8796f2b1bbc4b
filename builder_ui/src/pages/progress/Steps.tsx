/** The way of the ticket in the buyer's words. */
import { CheckOutlined } from '@ant-design/icons'
import type { ProgressView } from '../../api/progress'
import { useWords } from '../../i18n/useWords'
import { Moment } from '../../shared/Times'

export function Steps({ steps }: { steps: ProgressView['steps'] }) {
  const { t, say } = useWords()
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={say(step.name)} className={`step step-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="step-mark" aria-hidden="true">
            {step.state === 'done' && <CheckOutlined aria-hidden />}
          </span>
          <span className="grow">
            {say(step.name)}
            <span className="sr-only"> ({t(`state.${step.state}`)})</span>
          </span>
          {step.at && (
            <span className="soft small">
              <Moment at={step.at} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
