/** The tickets that were tried, those with one mark or all; a page of them at a time. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { PolicyItem, PolicyTrial } from '../../../../api/policies'
import { useWords } from '../../../../i18n/useWords'

const PAGE = 20

interface Props {
  outcome: PolicyTrial
  onWhy: (record: number) => void
}

export function Items({ outcome, onWhy }: Props) {
  const { t, say } = useWords()
  const [mark, setMark] = useState('')
  const [shown, setShown] = useState(PAGE)
  const chips = [
    { key: '', text: t('trial.all'), records: outcome.tried },
    { key: '+', text: t('trial.concerned'), records: outcome.applied },
    { key: '-', text: t('trial.others'), records: outcome.tried - outcome.applied },
    ...outcome.marks.map((each) => ({ key: each.key, text: say(each.text), records: each.records })),
  ].filter((each) => each.key === '' || (each.records > 0 && (each.key !== '+' || each.records < outcome.tried)))
  const chosen = chips.some((each) => each.key === mark) ? mark : ''
  const listed = outcome.items.filter((item) => bears(item, chosen))
  return (
    <>
      <div className="tryout-chips" role="group" aria-label={t('trial.filter')}>
        {chips.map((chip) => (
          <button
            key={chip.key}
            type="button"
            className="tryout-chip"
            aria-pressed={chip.key === chosen}
            onClick={() => {
              setMark(chip.key)
              setShown(PAGE)
            }}
          >
            {chip.text} <b>{chip.records}</b>
          </button>
        ))}
      </div>
      <ul className="tryout-items">
        {listed.slice(0, shown).map((item) => (
          <li key={item.record.id}>
            <Applies applies={item.applies} />
            <Link to={`/records/${item.record.id}`}>{item.record.number}</Link>
            <span className="tryout-title soft">{item.record.title}</span>
            <span className="tryout-answer">{say(item.answer)}</span>
            <Button size="small" onClick={() => onWhy(item.record.id)} aria-label={t(item.applies ? 'trial.why_of' : 'trial.why_not_of', { number: item.record.number })}>
              {t(item.applies ? 'trial.why' : 'trial.why_not')}
            </Button>
          </li>
        ))}
      </ul>
      {listed.length > shown && (
        <Button onClick={() => setShown(shown + 2 * PAGE)} type="dashed" block>
          {t('trial.more', { count: listed.length - shown })}
        </Button>
      )}
    </>
  )
}

function bears(item: PolicyItem, mark: string): boolean {
  if (mark === '+' || mark === '-') return (item.applies === true) === (mark === '+')
  return mark === '' || item.marks.includes(mark)
}

export function Applies({ applies }: { applies: boolean | null }) {
  const { t } = useWords()
  return <span className={`tryout-tag tryout-tag-${applies ? 'yes' : 'no'}`}>{t(applies ? 'trial.applies' : 'trial.not')}</span>
}
