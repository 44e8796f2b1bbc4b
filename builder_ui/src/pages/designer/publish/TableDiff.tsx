/** A decision table in both versions: rows that come and go, and in the others the cells that change. */
import { at, pairs, type Difference, type Pair } from '../../../designer/difference'
import type { Words } from '../../../api/words'
import { useWords } from '../../../i18n/useWords'
import { MarkTag } from './MarkTag'
import type { ValueText } from './useValueText'

interface Row {
  id: string
  when: unknown[]
  then: unknown[]
}

interface Column {
  label?: Words
  name?: string
  expr?: { var?: string }
}

export function TableDiff({ difference, tell }: { difference: Difference; tell: ValueText }) {
  const { t, say } = useWords()
  const table = at(difference.after ?? difference.before, '/body/table') as { inputs?: Column[]; outputs?: Column[] } | undefined
  const columns = [...(table?.inputs ?? []), ...(table?.outputs ?? [])].map((column, place) => ({ place, head: say(column.label) || column.name || column.expr?.var }))
  const rows = pairs<Row>(difference, '/body/table/rules', (row) => row.id).filter((pair) => pair.mark !== 'same' || pair.moved)
  if (rows.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <div className="diff-table" role="group" aria-label={t('publish.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('publish.row')}</th>
            {columns.map(({ place, head }) => (
              <th key={place} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((pair) => (
            <tr key={pair.name} className={`diff-${pair.mark}`}>
              <th scope="row">
                {pair.name} <MarkTag mark={pair.mark} moved={pair.moved} />
              </th>
              {columns.map(({ place }) => (
                <Cell key={place} pair={pair} place={place} tell={tell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ pair, place, tell }: { pair: Pair<Row>; place: number; tell: ValueText }) {
  const before = cellOf(pair.before, place)
  const after = cellOf(pair.after, place)
  if (pair.mark !== 'changed' || JSON.stringify(before) === JSON.stringify(after)) return <td>{shown(after ?? before, tell)}</td>
  return (
    <td className="diff-cell">
      <del>{shown(before, tell)}</del> <ins>{shown(after, tell)}</ins>
    </td>
  )
}

const cellOf = (row: Row | undefined, place: number) => row && [...row.when, ...row.then][place]

/** A cell of conditions is an operator and its value: "≥ 500". */
function shown(cell: unknown, tell: ValueText): string {
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return tell(cell)
  const [[operator, value] = ['', undefined]] = Object.entries(cell)
  if (operator === 'any') return '—'
  return `${{ '==': '=', '>=': '≥', '<=': '≤', in: '∈', between: '' }[operator] ?? operator} ${Array.isArray(value) ? value.map(tell).join(operator === 'between' ? ' ~ ' : ' / ') : tell(value)}`.trim()
}
