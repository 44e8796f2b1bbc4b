/** The columns a list can have: each knows its heading and how to draw a cell. */
import type { ReactNode } from 'react'
import type { FieldView, FormView } from '../../api/form'
import type { Row } from '../../api/record'
import type { Words } from '../../api/words'
import { Level, Priority, StatusMark } from '../../shared/Marks'
import { Ago, Due, Paused } from '../../shared/Times'

export interface ListColumn {
  id: string
  label: Words
  sortable: boolean
  number: boolean
  cell: (row: Row, say: (text: Words | string | null) => string) => ReactNode
}

const UNSORTABLE = new Set(['multi_select', 'image', 'file', 'subtable', 'textarea', 'reference'])
const NUMBERS = new Set(['integer', 'money', 'rating'])
const HIDDEN = new Set(['_id', '_number', '_actor', '_old', '_event', '_status_category', '_ref', '_vars'])

type Cell = ListColumn['cell']

function systemCells(form: FormView): Record<string, Cell> {
  return {
    _status: (row, say) => {
      const status = form.statuses.find((each) => each.id === row.status)
      return <StatusMark label={say(status?.label ?? row.status)} category={status?.category} />
    },
    _priority: (row) => <Priority level={row.priority} />,
    _due_at: (row) => (row.paused ? <Paused /> : <Due at={row.due_at} />),
    _created_at: (row) => <Ago at={row.created_at} />,
    _updated_at: (row) => <Ago at={row.updated_at} />,
    _assignee: (row) => row.assignee?.name ?? <span className="soft">—</span>,
    _group: (row, say) => say(row.group?.name ?? null) || <span className="soft">—</span>,
    _level: (row) => <Level level={row.level} />,
    _tags: (row) => row.tags.map((tag) => <span key={tag} className="tag">{tag}</span>),
  }
}

/** Every column of a form by id. */
export function allColumns(form: FormView): Map<string, ListColumn> {
  const cells = systemCells(form)
  const system = form.system
    .filter(({ id }) => !HIDDEN.has(id))
    .map(({ id, label }): ListColumn => {
      const cell = cells[id] ?? ((row) => row.shown[id] ?? '')
      return { id, label, sortable: id !== '_tags', number: false, cell }
    })
  const fields = form.fields.filter((field) => field.access !== 'hidden').map(fieldColumn)
  return new Map([...fields, ...system].map((column) => [column.id, column]))
}

function fieldColumn(field: FieldView): ListColumn {
  return {
    id: field.id,
    label: field.label,
    sortable: !UNSORTABLE.has(field.type),
    number: NUMBERS.has(field.type),
    cell: (row) => row.shown[field.id] || <span className="soft">—</span>,
  }
}
