/** What the server had against a rule that was tried: in its own words, each with its place. */
import { Alert } from 'antd'
import { Problem } from '../../../api/problem'
import { useWords } from '../../../i18n/useWords'
import { sentence } from '../../../shared/useToast'

export function Trouble({ error }: { error: Error }) {
  const { t } = useWords()
  const errors = error instanceof Problem ? error.errors : []
  return (
    <Alert
      type="warning"
      showIcon
      title={errors.length > 0 ? t('rule.not_tried') : sentence(error, t)}
      description={
        errors.length > 0 && (
          <ul className="trouble">
            {errors.map((each) => (
              <li key={each.pointer + each.message}>{each.message}</li>
            ))}
          </ul>
        )
      }
    />
  )
}
