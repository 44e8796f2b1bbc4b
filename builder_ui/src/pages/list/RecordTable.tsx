/** Records as a table; a press on a heading sorts by it. */
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Row } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import type { ListColumn } from './columns'

interface Props {
  rows: Row[]
  columns: ListColumn[]
  sort: string
  onSort: (sort: string) => void
  caption: string
}

export function RecordTable({ rows, columns, sort, onSort, caption }: Props) {
  const { t, say } = useWords()
  return (
    <div className="records">
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.number')}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.number ? 'number' : undefined} aria-sort={sorted(column.id, sort)}>
                {column.sortable ? <Heading label={say(column.label)} id={column.id} sort={sort} onSort={onSort} /> : say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/records/${row.id}`} className="record-link">
                  <span className="nowrap">{row.number}</span>
                  <span className="record-title">{row.title}</span>
                </Link>
              </th>
              {columns.map((column) => (
                <td key={column.id} className={column.number ? 'number' : undefined}>
                  {column.cell(row, say)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface HeadingProps {
  label: string
  id: string
  sort: string
  onSort: (sort: string) => void
}

function Heading({ label, id, sort, onSort }: HeadingProps) {
  const way = sorted(id, sort)
  return (
    <button type="button" className="sorter" onClick={() => onSort(way === 'descending' ? id : `-${id}`)}>
      {label}
      {way === 'descending' && <CaretDownOutlined aria-hidden />}
      {way === 'ascending' && <CaretUpOutlined aria-hidden />}
    </button>
  )
}

function sorted(id: string, sort: string): 'ascending' | 'descending' | undefined {
  if (sort === id) return 'ascending'
  return sort === `-${id}` ? 'descending' : undefined
}
