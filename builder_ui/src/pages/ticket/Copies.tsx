/** Those who were sent a copy of the ticket: who has read it, when, and who has not yet. */
import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Copy, Reader } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { Moment } from '../../shared/Times'
import './copies.css'

const AT_ONCE = 8

export function Copies({ copies }: { copies: Copy[] }) {
  const { t } = useWords()
  if (copies.length === 0) return null
  return (
    <section className="card" aria-labelledby="copies">
      <h2 id="copies">{t('ticket.copies')}</h2>
      <div className="stack">
        {copies.map((copy) => (
          <Sent key={copy.node} copy={copy} />
        ))}
      </div>
    </section>
  )
}

function Sent({ copy }: { copy: Copy }) {
  const { t, say } = useWords()
  const [all, setAll] = useState(false)
  const { people } = copy
  const read = people.filter((each) => each.read_at !== null).length
  return (
    <div>
      <div className="row">
        <h3 className="grow">{say(copy.name)}</h3>
        <span className="soft small">{t('ticket.copies_read', { read, all: people.length })}</span>
      </div>
      <ul className="readers">
        {(all ? people : people.slice(0, AT_ONCE)).map((each) => (
          <Line key={each.user.id} reader={each} />
        ))}
      </ul>
      {people.length > AT_ONCE && !all && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('ticket.copies_all', { count: people.length })}
        </Button>
      )}
    </div>
  )
}

function Line({ reader: { user, read_at } }: { reader: Reader }) {
  const { t } = useWords()
  return (
    <li className={read_at === null ? 'reader' : 'reader reader-read'}>
      {read_at === null ? <MinusCircleOutlined aria-hidden /> : <CheckCircleFilled aria-hidden />}
      <span className="grow">{user.name}</span>
      <span className="soft small">
        {t(read_at === null ? 'ticket.copy_unread' : 'ticket.copy_read')} {read_at !== null && <Moment at={read_at} />}
      </span>
    </li>
  )
}
