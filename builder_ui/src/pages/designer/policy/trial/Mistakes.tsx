/** Why a policy could not be tried: each mistake with its place, one press away. */
import { Alert } from 'antd'
import { Problem } from '../../../../api/problem'
import { useWords } from '../../../../i18n/useWords'
import { sentence } from '../../../../shared/useToast'

interface Props {
  error: Error
  label: (setting: string) => string
}

export function Mistakes({ error, label }: Props) {
  const { t } = useWords()
  const errors = error instanceof Problem ? error.errors : []
  if (errors.length === 0) return <Alert type="warning" showIcon title={sentence(error, t)} />
  return (
    <Alert
      type="warning"
      showIcon
      title={t('trial.mistakes')}
      description={
        <ul className="tryout-mistakes">
          {errors.map((each) => {
            const place = settingOf(each.pointer)
            return (
              <li key={each.pointer + each.message}>
                {place && (
                  <button type="button" onClick={() => go(place)}>
                    {label(place)}
                  </button>
                )}
                <span>{each.message}</span>
              </li>
            )
          })}
        </ul>
      }
    />
  )
}

/** "/policy/body/targets/0/priorities" lies in the card "targets". */
const settingOf = (pointer: string) => /^\/(?:policy|calendar)\/body\/([^/]+)/.exec(pointer)?.[1] ?? ''

function go(setting: string) {
  const card = document.querySelector<HTMLElement>(`[data-part="${setting}"], [data-setting="${setting}"]`)
  card?.scrollIntoView({ block: 'center' })
  ;(card?.matches('[tabindex]') ? card : card?.querySelector<HTMLElement>('input, button, [tabindex]'))?.focus()
}
