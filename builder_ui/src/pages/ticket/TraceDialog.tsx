/** Where the time of one ticket went: each visit of a step, how long it waited and how long somebody worked on it. */
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { traceQuery, type Trace, type Visit } from '../../api/traces'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { length } from '../../shared/time'
import { Moment } from '../../shared/Times'
import './trace.css'

export default function TraceDialog({ record, onClose }: { record: number; onClose: () => void }) {
  const { t } = useWords()
  const query = useQuery(traceQuery(record))
  return (
    <Modal open width={680} title={t('trace.title')} footer={null} onCancel={onClose}>
      <Load query={query}>{(trace) => <Told trace={trace} />}</Load>
    </Modal>
  )
}

/** A step that took no time is where the flow only passed. */
const isTold = (visit: Visit) => visit.seconds > 0 || visit.left_at === null

function Told({ trace }: { trace: Trace }) {
  const { t, language } = useWords()
  const visits = trace.items.filter(isTold)
  if (visits.length === 0) return <p className="soft">{t('trace.none')}</p>
  return (
    <>
      <p>
        {t('trace.all', { time: length(trace.seconds, language) })}
        {trace.rework > 0 && ` · ${t('trace.rework', { count: trace.rework })}`}
      </p>
      <p className="soft small trace-key">
        <i className="trace-wait" aria-hidden /> {t('trace.waited')} <i className="trace-work" aria-hidden /> {t('trace.worked')}
      </p>
      <ol className="trace">
        {visits.map((visit) => (
          <Line key={`${visit.node} ${visit.entered_at}`} visit={visit} all={trace.seconds} />
        ))}
      </ol>
    </>
  )
}

function Line({ visit, all }: { visit: Visit; all: number }) {
  const { t, say, language } = useWords()
  const part = (seconds: number) => `${all > 0 ? (100 * seconds) / all : 0}%`
  return (
    <li>
      <div className="row">
        <strong className="grow">{say(visit.name)}</strong>
        <span>{length(visit.seconds, language)}</span>
        <span className="soft trace-share">{Math.round(100 * visit.share)}%</span>
      </div>
      <div className="trace-bar" aria-hidden>
        <i className="trace-wait" style={{ width: part(visit.wait) }} />
        <i className="trace-work" style={{ width: part(visit.work) }} />
      </div>
      <p className="soft small">
        <Moment at={visit.entered_at} /> → {visit.left_at === null ? t('trace.still') : <Moment at={visit.left_at} />}
        {visit.cancelled && ` · ${t('trace.cancelled')}`}
        {visit.work > 0 && ` · ${t('trace.parts', { wait: length(visit.wait, language), work: length(visit.work, language) })}`}
      </p>
    </li>
  )
}
