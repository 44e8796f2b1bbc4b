/** Tickets that a rule linked with this one, because they hold the same values. */
import { Link } from 'react-router'
import type { Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'

export function Linked({ links }: { links: Ticket['links'] }) {
  const { t } = useWords()
  if (links.length === 0) return null
  return (
    <section className="card" aria-labelledby="linked">
      <h2 id="linked">{t('ticket.linked')}</h2>
      <ul className="linked">
        {links.map((each) => (
          <li key={each.id}>
            <Link to={`/records/${each.id}`}>{each.title}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
