/** A sub-table to read. */
import type { FieldView } from '../../api/form'
import { useWords } from '../../i18n/useWords'
import { yuan } from '../../shared/time'

export function ShownRows({ field, rows }: { field: FieldView; rows: Record<string, unknown>[] }) {
  const { say } = useWords()
  const columns = field.config.fields ?? []
  return (
    <div className="shown-rows">
      <table>
        <caption className="sr-only">{say(field.label)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.id}>{cell(column, row[column.id], say)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cell(column: FieldView, value: unknown, say: ReturnType<typeof useWords>['say']): string {
  if (value === null || value === undefined) return '—'
  if (column.type === 'money' || column.config.shown_as === 'money') return yuan(Number(value))
  const option = (id: unknown) => say(column.config.options?.find((each) => each.id === id)?.label) || String(id)
  return Array.isArray(value) ? value.map(option).join(' · ') : option(value)
}
