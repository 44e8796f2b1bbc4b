/** The form as it is being drawn: sections with their fields. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { Fragment, useCallback, useMemo, useState } from 'react'
import { parts } from '../../../designer/canvas'
import { addSection } from '../../../designer/commands'
import { numbered } from '../../../designer/catalogue'
import { fresh } from '../../../designer/ids'
import { troubles } from '../../../designer/selection'
import { useWords } from '../../../i18n/useWords'
import { useDragging, useSheet } from './Drag'
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
  const chosen = selection.part === 'field' ? selection.id : null
  const nameOf = useCallback((id: string) => say(document.body.fields.find((field) => field.id === id)?.label) || id, [document, say])
  const { target, grips } = useSheet(nameOf)
  const { carried, place } = useDragging()
  const away = carried && 'field' in carried ? carried.field : null
  const line = (section: string, before: string | null) => place?.section === section && place.before === before && <li className="drop-line" aria-hidden="true" />
  const addOne = () => {
    const id = fresh('section', (document.body.layout ?? []).map((section) => section.id))
    tools.edit(addSection({ id, label: numbered({ zh: t('draw.section', { lng: 'zh-CN' }), en: 'Section' }, (document.body.layout?.length ?? 0) + 1), fields: [] }))
    tools.select({ part: 'section', id })
  }
  return (
    <div className="canvas" ref={target} {...grips}>
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
      {all.map((part, at) => (
        <section key={part.id} className="part" aria-label={part.section ? say(part.section.label) : t('draw.fields')}>
          {part.section ? (
            <SectionHead section={part.section} wrong={wrong.get(`section:${part.id}`)} selected={selection.part === 'section' && selection.id === part.id} first={at === 0} last={!all[at + 1]?.section} />
          ) : (
            all.length > 1 && <h3 className="part-rest">{t('draw.no_section')}</h3>
          )}
          <ul className="rows" data-section={part.id} data-rest={wanted ? part.fields[part.fields.findLastIndex(found) + 1]?.id : undefined}>
            {part.fields.map((field) => (
              <Fragment key={field.id}>
                {line(part.id, field.id)}
                {(!wanted || found(field)) && (
                  <FieldRow field={field} kind={kinds.get(field.type)} selected={chosen === field.id} wrong={wrong.get(`field:${field.id}`) ?? 0} away={away === field.id} />
                )}
              </Fragment>
            ))}
            {line(part.id, null)}
            {part.fields.length === 0 && <li className="rows-empty soft">{t('draw.drop_here')}</li>}
          </ul>
        </section>
      ))}
      <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={addOne}>
        {t('draw.add_section')}
      </Button>
    </div>
  )
}
