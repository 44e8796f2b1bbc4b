/** The heading of a section on the canvas. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { moveSection, removeSection } from '../../../designer/commands'
import type { SectionBlock } from '../../../designer/document'
import { FORM } from '../../../designer/selection'
import { useWords } from '../../../i18n/useWords'
import { useDrawing, useTools } from './drawing'

export function SectionHead({ section, wrong }: { section: SectionBlock; wrong?: number }) {
  const { t, say } = useWords()
  const { selection, document } = useDrawing()
  const { edit, select } = useTools()
  const name = say(section.label) || section.id
  const selected = selection.part === 'section' && selection.id === section.id
  const layout = document.body.layout ?? []
  const at = layout.findIndex((each) => each.id === section.id)
  const remove = () => {
    edit(removeSection(section.id))
    select(FORM)
  }
  return (
    <div className="part-head">
      <button type="button" className="part-name" aria-pressed={selected} onClick={() => select({ part: 'section', id: section.id })}>
        {name}
        {section.visible !== undefined && <span className="chip">{t('draw.conditional')}</span>}
        {wrong && <span className="row-wrong">{wrong}</span>}
      </button>
      <Button size="small" type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={at === 0} onClick={() => edit(moveSection(section.id, -1))} aria-label={t('draw.up', { name })} />
      <Button size="small" type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={at === layout.length - 1} onClick={() => edit(moveSection(section.id, 1))} aria-label={t('draw.down', { name })} />
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} onClick={remove} aria-label={t('draw.remove_section', { name })} />
    </div>
  )
}
