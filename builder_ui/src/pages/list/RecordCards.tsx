/** Records as cards, for phones. */
import { Link } from 'react-router'
import type { Row } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import type { ListColumn } from './columns'

export function RecordCards({ rows, columns }: { rows: Row[]; columns: ListColumn[] }) {
  const { say } = useWords()
  return (
    <ul className="record-cards">
      {rows.map((row) => (
        <li key={row.id} className="card">
          <Link to={`/records/${row.id}`} className="record-link">
            <span className="soft small">{row.number}</span>
            <span className="record-title">{row.title}</span>
          </Link>
          <dl>
            {columns.slice(0, 6).map((column) => (
              <div key={column.id}>
                <dt>{say(column.label)}</dt>
                <dd>{column.cell(row, say)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
