/** A chart's numbers as a table. */
import { useWords } from '../../i18n/useWords'
import { formatted } from './numbers'
import type { Table } from './table'

interface Props {
  table: Table
  caption: string
  /** For screen readers only, behind a chart. */
  unseen?: boolean
}

export function FigureTable({ table, caption, unseen = false }: Props) {
  const { language } = useWords()
  return (
    // A table that scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={unseen ? 'sr-only' : 'figure-table'} role="group" aria-label={caption} tabIndex={unseen ? undefined : 0}>
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {table.head.map((name, column) => (
              <th key={`${name}-${column === 0 ? 'first' : ''}`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...numbers]) => (
            <tr key={String(name)}>
              <th scope="row">{String(name ?? '—')}</th>
              {numbers.map((number, column) => (
                <td key={table.head[column + 1]}>{formatted(number, undefined, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
