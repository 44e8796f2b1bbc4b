/** People, or what belongs to them, line by line: a table where there is room, cards on a phone with every button in reach. */
import type { ReactNode } from 'react'
import { useWide } from '../../frame/useWide'
import { useWords } from '../../i18n/useWords'

export interface Line {
  key: string | number
  name: ReactNode
  /** One for each column between the name and the buttons. */
  cells: readonly ReactNode[]
  tools: ReactNode
  away?: boolean
}

interface Given {
  label: string
  /** Keys of the words of this page: the name, the cells, the buttons. */
  columns: readonly string[]
  lines: readonly Line[]
}

export function Roster(given: Given) {
  return useWide() ? <Table {...given} /> : <Cards {...given} />
}

function Table({ label, columns, lines }: Given) {
  const { t } = useWords()
  return (
    // A table that scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="records" role="group" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col">
                {t(`people.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={line.away ? 'people-away' : undefined}>
              <th scope="row" className="people-name">
                {line.name}
              </th>
              {line.cells.map((cell, at) => (
                <td key={columns[at + 1]}>{cell}</td>
              ))}
              <td className="nowrap">{line.tools}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cards({ label, columns, lines }: Given) {
  const { t } = useWords()
  return (
    <ul className="record-cards" aria-label={label}>
      {lines.map((line) => (
        <li key={line.key} className={line.away ? 'card people-away' : 'card'}>
          <div className="people-card-name">{line.name}</div>
          <dl>
            {line.cells.map(
              (cell, at) =>
                !isEmpty(cell) && (
                  <div key={columns[at + 1]}>
                    <dt>{t(`people.${columns[at + 1]}`)}</dt>
                    <dd>{cell}</dd>
                  </div>
                ),
            )}
          </dl>
          <div className="people-tools">{line.tools}</div>
        </li>
      ))}
    </ul>
  )
}

const isEmpty = (cell: ReactNode) => cell === '' || (Array.isArray(cell) && cell.length === 0)
