/** The form as it is being drawn: sections with their fields. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { Fragment, useMemo, useState } from 'react'
import { parts, type Part } from '../../../designer/canvas'
import { addSection } from '../../../designer/commands'
import { numbered } from '../../../designer/catalogue'
import { fresh } from '../../../designer/ids'
import { troubles } from '../../../designer/selection'
import { useWords } from '../../../i18n/useWords'
import { useDrop, useTarget } from './Drag'
import { FieldRow } from './FieldRow'
import { SectionHead } from './SectionHead'
import { useStudio } from '../studio/studio'
import { useDrawing, useTools } from './drawing'

export function Canvas({ problems }: { problems: readonly string[] }) {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  const { document, selection } = useDrawing()
  const tools = useTools()
  const [wanted, setWanted] = useState('')
  const wrong = useMemo(() => troubles(document, problems), [document, problems])
  const kinds = useMemo(() => new Map(catalogue.fields.kinds.map((kind) => [kind.type, kind])), [catalogue])
  const found = (field: { id: string; label: { zh: string; en?: string } }) =>
    [field.id, field.label.zh, field.label.en ?? ''].some((name) => name.toLowerCase().includes(wanted.trim().toLowerCase()))
  const all = parts(document.body)
  const addOne = () => {
    const id = fresh('section', (document.body.layout ?? []).map((section) => section.id))
    tools.edit(addSection({ id, label: numbered({ zh: t('draw.section', { lng: 'zh-CN' }), en: 'Section' }, (document.body.layout?.length ?? 0) + 1), fields: [] }))
    tools.select({ part: 'section', id })
  }
  return (
    <div className="canvas">
      <div className="canvas-head">
        <button type="button" className="canvas-title" aria-pressed={selection.part === 'form'} onClick={() => tools.select({ part: 'form' })}>
          <strong>{say(document.name)}</strong>
          <span className="soft small">{t('draw.form_settings')}</span>
          {wrong.has('form') && <span className="row-wrong">{wrong.get('form')}</span>}
        </button>
        {document.body.fields.length > 8 && (
          <Input allowClear className="canvas-search" value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder={t('draw.search_field')} aria-label={t('draw.search_field')} />
        )}
      </div>
      {all.map((part) => (
        <section key={part.id} className="part" aria-label={part.section ? say(part.section.label) : t('draw.fields')}>
          {part.section ? <SectionHead section={part.section} wrong={wrong.get(`section:${part.id}`)} /> : all.length > 1 && <h3 className="part-rest">{t('draw.no_section')}</h3>}
          <Rows part={part}>
            {(index) => {
              const field = part.fields[index]
              if (!field || (wanted && !found(field))) return null
              const selected = selection.part === 'field' && selection.id === field.id
              return <FieldRow field={field} kind={kinds.get(field.type)} section={part.id} index={index} selected={selected} wrong={wrong.get(`field:${field.id}`) ?? 0} />
            }}
          </Rows>
        </section>
      ))}
      <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={addOne}>
        {t('draw.add_section')}
      </Button>
    </div>
  )
}

function Rows({ part, children }: { part: Part; children: (index: number) => React.ReactNode }) {
  const { t } = useWords()
  const drop = useDrop()
  const target = useTarget(`part:${part.id}`, { section: part.id, index: part.fields.length === 0 ? -1 : part.fields.length })
  const line = (index: number) => drop?.section === part.id && drop.index === index && <li className="drop-line" aria-hidden="true" />
  return (
    <ul className="rows" ref={target}>
      {part.fields.map((field, index) => (
        <Fragment key={field.id}>
          {line(index)}
          {children(index)}
        </Fragment>
      ))}
      {line(part.fields.length)}
      {part.fields.length === 0 && <li className="rows-empty soft">{t('draw.drop_here')}</li>}
    </ul>
  )
}
