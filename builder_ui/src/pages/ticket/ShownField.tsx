/** One value as people read it; photos, files, tables and other records as what they are. */
import { FileOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { FieldView } from '../../api/form'
import { BASE } from '../../api/http'
import type { Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { ShownRows } from './ShownRows'

export function ShownField({ field, ticket }: { field: FieldView; ticket: Ticket }) {
  const { say } = useWords()
  const wide = ['subtable', 'textarea', 'image', 'file'].includes(field.type)
  return (
    <div className={wide ? 'shown-wide' : undefined}>
      <dt>{say(field.label)}</dt>
      <dd className="pre">
        <Value field={field} ticket={ticket} />
      </dd>
    </div>
  )
}

function Value({ field, ticket }: { field: FieldView; ticket: Ticket }) {
  const { t } = useWords()
  const value = ticket.data[field.id]
  const reference = ticket.refs[field.id]
  if (reference) return <Link to={`/records/${reference.id}`}>{reference.title}</Link>
  if (field.type === 'subtable' && Array.isArray(value)) return <ShownRows field={field} rows={value as Record<string, unknown>[]} />
  if (field.type === 'image' && Array.isArray(value)) return <Photos ids={value as string[]} label={t('ticket.photo')} />
  if (field.type === 'file' && Array.isArray(value)) return <Files ids={value as string[]} label={t('ticket.attachment')} />
  return ticket.shown[field.id] ?? String(value ?? '')
}

function Photos({ ids, label }: { ids: string[]; label: string }) {
  return (
    <span className="photos">
      {ids.map((id, index) => (
        <a key={id} href={`${BASE}/files/${id}`} target="_blank" rel="noreferrer">
          <img src={`${BASE}/files/${id}`} alt={`${label} ${index + 1}`} loading="lazy" />
        </a>
      ))}
    </span>
  )
}

function Files({ ids, label }: { ids: string[]; label: string }) {
  return (
    <span className="row">
      {ids.map((id, index) => (
        <a key={id} href={`${BASE}/files/${id}`} download>
          <FileOutlined aria-hidden /> {label} {index + 1}
        </a>
      ))}
    </span>
  )
}
