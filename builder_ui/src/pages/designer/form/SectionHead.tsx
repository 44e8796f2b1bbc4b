/** The heading of a section on the canvas. Drawn again only when it changes itself. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo } from 'react'
import { moveSection, removeSection } from '../../../designer/commands'
import type { SectionBlock } from '../../../designer/document'
import { FORM } from '../../../designer/selection'
import { useWords } from '../../../i18n/useWords'
import { useTools } from './drawing'

interface Props {
  section: SectionBlock
  wrong: number | undefined
  selected: boolean
  first: boolean
  last: boolean
}

export const SectionHead = memo(function SectionHead({ section, wrong, selected, first, last }: Props) {
  const { t, say } = useWords()
  const { edit, select } = useTools()
  const name = say(section.label) || section.id
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
      <Button size="small" type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={first} onClick={() => edit(moveSection(section.id, -1))} aria-label={t('draw.up', { name })} />
      <Button size="small" type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={last} onClick={() => edit(moveSection(section.id, 1))} aria-label={t('draw.down', { name })} />
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} onClick={remove} aria-label={t('draw.remove_section', { name })} />
    </div>
  )
})
