/** The way through an application, from its face to its publish; each step says what is there and leads to it. */
import { Link } from 'react-router'
import type { Draft } from '../../designer/uses'
import { useWords } from '../../i18n/useWords'
import { useChosenInSight } from '../../shared/useChosenInSight'
import { addressOf } from './address'
import './stepper.css'

const STEPS = ['basics', 'form', 'flow', 'rule', 'report', 'publish'] as const
type Step = (typeof STEPS)[number]

interface Props {
  bundle: string
  drafts: readonly Draft[]
  at: Step
}

export function Stepper({ bundle, drafts, at }: Props) {
  const { t } = useWords()
  const changed = drafts.filter((draft) => draft.state !== 'same').length
  const strip = useChosenInSight<HTMLElement>(STEPS.indexOf(at))
  return (
    <nav ref={strip} className="stepper" aria-label={t('step.label')}>
      <ol>
        {STEPS.map((step, place) => {
          const count = step === 'publish' ? changed : step === 'basics' ? 1 : drafts.filter((draft) => draft.kind === step).length
          return (
            <li key={step}>
              <Link to={addressOfStep(bundle, drafts, step)} aria-current={step === at ? 'step' : undefined} className={count > 0 ? 'step-done' : ''}>
                <span className="step-number" aria-hidden>
                  {place + 1}
                </span>
                <span>{t(`step.${step}`)}</span>
                {step !== 'basics' && count > 0 && <span className="soft small">{step === 'publish' ? t('step.changes', { count }) : count}</span>}
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Where there is only one of a kind, right into it; else to the map, at the first of them. */
function addressOfStep(bundle: string, drafts: readonly Draft[], step: Step): string {
  if (step === 'publish') return `/designer/${bundle}/publish`
  const [only, ...more] = step === 'basics' ? [] : drafts.filter((draft) => draft.kind === step)
  if (only && more.length === 0) return addressOf(bundle, only.kind, only.key)
  return step === 'basics' ? `/designer/${bundle}` : `/designer/${bundle}?step=${step}`
}
