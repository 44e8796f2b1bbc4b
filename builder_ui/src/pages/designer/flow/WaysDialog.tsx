/** The ways that tickets really took through the flow in force: how many each, how long, and where work came back. */
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { Problem } from '../../../api/problem'
import { waysQuery, type Way, type Ways } from '../../../api/traces'
import { useWords } from '../../../i18n/useWords'
import { Load } from '../../../shared/Load'
import { length } from '../../../shared/time'

export default function WaysDialog({ flow, onClose }: { flow: string; onClose: () => void }) {
  const { t } = useWords()
  const query = useQuery(waysQuery(flow))
  const unpublished = query.error instanceof Problem && query.error.status === 404
  return (
    <Modal open width={760} title={t('trace.ways')} footer={null} onCancel={onClose}>
      {unpublished ? <p className="soft">{t('trace.no_ways')}</p> : <Load query={query}>{(ways) => <Told ways={ways} />}</Load>}
    </Modal>
  )
}

function Told({ ways }: { ways: Ways }) {
  const { t } = useWords()
  if (ways.total === 0) return <p className="soft">{t('trace.no_ways')}</p>
  return (
    <>
      <p>{t('trace.ways_all', { count: ways.total, ways: ways.variants, rework: ways.rework })}</p>
      {ways.items.length < ways.variants && <p className="soft small">{t('trace.ways_first', { count: ways.items.length })}</p>}
      <ol className="ways-taken">
        {ways.items.map((way) => (
          <Line key={way.steps.map((step) => step.node).join(' ')} way={way} />
        ))}
      </ol>
    </>
  )
}

function Line({ way }: { way: Way }) {
  const { t, say, language } = useWords()
  const share = Math.round(100 * way.share)
  return (
    <li>
      <div className="row ways-head">
        <strong>{t('trace.tickets', { count: way.count, share: share < 1 ? '< 1' : share })}</strong>
        <span className="soft">{t('trace.median', { time: length(way.median_seconds, language) })}</span>
        {way.rework > 0 && <span className="tag ways-back">{t('trace.rework', { count: way.rework })}</span>}
      </div>
      <div className="ways-bar" aria-hidden>
        <i style={{ width: `${100 * way.share}%` }} />
      </div>
      <p className="ways-steps">
        {way.steps.map((step, at) => (
          // A step may come again: its place tells it apart.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={`${at} ${step.node}`}>{say(step.name)}</span>
        ))}
      </p>
    </li>
  )
}
