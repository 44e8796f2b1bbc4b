/** Nothing new is taken here for now: what the form says then, instead of fields that would be filled in vain. */
import { Alert } from 'antd'
import type { FormView } from '../../api/form'
import { useWords } from '../../i18n/useWords'
import { useTitle } from '../../shared/PageHead'

export function Closed({ view }: { view: FormView }) {
  const { say } = useWords()
  useTitle(say(view.name))
  return (
    <div className="public-form">
      <h1>{say(view.name)}</h1>
      <Alert type="info" showIcon title={<span className="pre">{say(view.closed)}</span>} />
    </div>
  )
}
