/** Why the rule did, or did not, act on one ticket: every question it asked, and the occasions there were. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { recordsQuery, whyNot, type WhyNot as Answer } from '../../../api/rules'
import { useWords } from '../../../i18n/useWords'
import { Load } from '../../../shared/Load'
import { moment } from '../../../shared/time'
import { Answered, Checks, Fires } from './Atoms'
import { useRuling } from './ruling'
import { Trouble } from './Trouble'

interface Props {
  record: number | null
  onRecord: (record: number | null) => void
}

export function WhyNot({ record, onRecord }: Props) {
  const { t } = useWords()
  const { document } = useRuling()
  const [sought, setSought] = useState('')
  const [event, setEvent] = useState<number | undefined>()
  const id = useId()
  const found = useQuery(recordsQuery(document.body.form, sought)).data ?? []
  const asked = useQuery({
    queryKey: ['why-not', document, record, event],
    queryFn: () => whyNot(document, record ?? 0, event),
    enabled: record !== null,
    retry: false,
    gcTime: 0,
  })
  return (
    <div className="proof-part">
      <label htmlFor={id}>{t('rule.why_record')}</label>
      <Select<number>
        id={id}
        className="why-record"
        allowClear
        showSearch={{ filterOption: false, onSearch: setSought }}
        value={record ?? undefined}
        placeholder={t('rule.why_hint')}
        options={found.map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
        onChange={(next: number | undefined) => {
          setEvent(undefined)
          onRecord(next ?? null)
        }}
      />
      {asked.error && record !== null ? <Trouble error={asked.error} /> : record !== null && <Load query={asked}>{(answer) => <Told answer={answer} event={event} onEvent={setEvent} />}</Load>}
    </div>
  )
}

interface ToldProps {
  answer: Answer
  event: number | undefined
  onEvent: (event: number) => void
}

function Told({ answer, event, onEvent }: ToldProps) {
  const { t, say, language } = useWords()
  return (
    <div role="status" className="why-told">
      <p className="sample-head">
        <Fires fires={answer.fires} />
        <Link to={`/records/${answer.record.id}`}>{answer.record.number}</Link>
        <span className="grow sample-title">{answer.record.title}</span>
      </p>
      <p>
        <strong>{say(answer.answer)}</strong>
      </p>
      <p className="soft small">{t('rule.tried_on', { event: say(answer.event.text), at: moment(answer.event.at, language) })}</p>
      <Checks checks={answer.checks} />
      {answer.occasions.length > 0 && (
        <>
          <h3>{t('rule.occasions')}</h3>
          <ul className="occasions small">
            {answer.occasions.map((occasion) => (
              <li key={occasion.seq}>
                <button type="button" aria-pressed={(event ?? answer.event.seq) === occasion.seq} onClick={() => onEvent(occasion.seq)}>
                  <Answered holds={occasion.fires} /> {moment(occasion.at, language)} {say(occasion.text)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
