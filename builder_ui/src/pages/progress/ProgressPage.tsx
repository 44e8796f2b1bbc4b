/** A buyer follows their ticket by its link: where it stands, what was said, and what they are asked. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { progressQuery, type ProgressView } from '../../api/progress'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { StatusMark } from '../../shared/Marks'
import { useTitle } from '../../shared/PageHead'
import { Moment } from '../../shared/Times'
import { PublicShell } from '../public/PublicShell'
import { BuyerTask } from './BuyerTask'
import { BuyerTalk } from './BuyerTalk'
import { GivenData } from './GivenData'
import { Steps } from './Steps'
import './progress.css'

const LIVE = 5_000

export default function ProgressPage() {
  const { token = '' } = useParams()
  const progress = useQuery({ ...progressQuery(token), refetchInterval: LIVE })
  return (
    <PublicShell>
      <Load query={progress}>{(view) => <Progress view={view} token={token} />}</Load>
    </PublicShell>
  )
}

function Progress({ view, token }: { view: ProgressView; token: string }) {
  const { t, say } = useWords()
  useTitle(view.number)
  return (
    <div className="progress stack">
      <section className="card progress-head">
        <p className="soft small">
          {say(view.form.name)} · <Moment at={view.created_at} />
        </p>
        <h1>{view.number}</h1>
        <StatusMark label={say(view.status.label)} category={view.status.category} />
      </section>
      {view.task && <BuyerTask key={view.task.id} task={view.task} token={token} />}
      {view.steps.length > 0 && (
        <section className="card" aria-labelledby="steps">
          <h2 id="steps">{t('progress.steps')}</h2>
          <Steps steps={view.steps} />
        </section>
      )}
      <BuyerTalk view={view} token={token} />
      {view.data.length > 0 && <GivenData given={view.data} />}
    </div>
  )
}
