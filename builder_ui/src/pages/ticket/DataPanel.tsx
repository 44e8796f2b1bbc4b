/** What is known: the record's fields by section; where the reader may write, they are edited in place. */
import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { FormView } from '../../api/form'
import type { Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { EditData } from './EditData'
import { InPlace } from './InPlace'
import { ShownField } from './ShownField'

export function DataPanel({ ticket, form }: { ticket: Ticket; form: FormView }) {
  const { t } = useWords()
  const [editing, setEditing] = useState(false)
  const writable = ticket.can.write && form.fields.some((field) => field.access === 'edit' || field.access === undefined)
  return (
    <section className="card" aria-labelledby="data">
      <div className="row panel-head">
        <h2 id="data" className="grow">
          {t('ticket.data')}
        </h2>
        {writable && !editing && (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {t('common.edit')}
          </Button>
        )}
      </div>
      <InPlace ticket={ticket}>
        {editing ? (
          <EditData ticket={ticket} form={form} onDone={() => setEditing(false)} />
        ) : (
          <Shown ticket={ticket} form={form} />
        )}
      </InPlace>
    </section>
  )
}

function Shown({ ticket, form }: { ticket: Ticket; form: FormView }) {
  const { say } = useWords()
  const named = new Set(form.sections.flatMap((section) => section.fields))
  const rest = form.fields.map((field) => field.id).filter((id) => !named.has(id))
  const filled = (id: string) => Boolean(ticket.shown[id]) || hasContent(ticket.data[id])
  const sections = [...form.sections, { id: '_rest', label: null, fields: rest }]
    .map((section) => ({ ...section, fields: section.fields.filter(filled) }))
    .filter((section) => section.fields.length > 0)
  return sections.map((section) => (
    <div key={section.id} className="shown-section">
      {section.label && <h3>{say(section.label)}</h3>}
      <dl className="shown">
        {section.fields.map((id) => {
          const field = form.fields.find((each) => each.id === id)
          return field && field.access !== 'hidden' && <ShownField key={id} field={field} ticket={ticket} />
        })}
      </dl>
    </div>
  ))
}

const hasContent = (value: unknown) => value !== null && value !== undefined && value !== '' && (!Array.isArray(value) || value.length > 0)
