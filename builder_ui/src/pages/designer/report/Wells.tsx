/** What is counted and what it is told apart by: two wells of blocks that are dragged, moved by buttons, or by keys. */
import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { blocksOf, MOST, type Well } from '../../../designer/report/commands'
import type { DimensionBlock, MeasureBlock } from '../../../designer/report/document'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from '../studio/studio'
import { useCarried, useCarry, useTarget } from './Drag'
import { useDrawing } from './drawing'

export function Wells({ wrong }: { wrong: ReadonlySet<string> }) {
  return (
    <div className="wells">
      <WellBox well="measures" wrong={wrong} />
      <WellBox well="dimensions" wrong={wrong} />
    </div>
  )
}

function WellBox({ well, wrong }: { well: Well; wrong: ReadonlySet<string> }) {
  const { t } = useWords()
  const { document } = useDrawing()
  const carried = useCarried()
  const { setNodeRef, isOver } = useTarget(`well:${well}`, well)
  const blocks = blocksOf(document.body, well)
  const open = carried?.into.includes(well) ?? false
  return (
    <section ref={setNodeRef} className={`well${open ? ' well-open' : ''}${open && isOver ? ' well-over' : ''}`} aria-label={t(`report.${well}`)}>
      <h2>
        {t(`report.${well}`)} <span className="soft small">{t(`report.${well}_help`)}</span>
      </h2>
      <ul>
        {blocks.map((block, index) => (
          <Chip key={block.id} well={well} block={block} index={index} count={blocks.length} wrong={wrong.has(`${well}:${index}`)} />
        ))}
      </ul>
      {blocks.length === 0 && <p className="soft small">{t(`report.drop_${well}`)}</p>}
      <span className="sr-only">{t('report.between', { low: blocks.length, high: MOST[well] })}</span>
    </section>
  )
}

interface ChipProps {
  well: Well
  block: MeasureBlock | DimensionBlock
  index: number
  count: number
  wrong: boolean
}

function Chip({ well, block, index, count, wrong }: ChipProps) {
  const { t, say } = useWords()
  const { catalogue, names } = useStudio()
  const { selection, select, move, take } = useDrawing()
  const kind = 'type' in block ? catalogue.metrics.kinds.find((each) => each.type === block.type) : undefined
  const field = 'field' in block ? names.find((each) => each.id === block.field) : undefined
  const name = say(block.label) || say(kind?.label ?? field?.label) || block.id
  const grain = 'field' in block ? block.grain : undefined
  const on = selection?.well === well && selection.id === block.id
  const drop = (_: Well, at = count - 1) => move(well, block.id, Math.min(at, count - 1))
  const { setNodeRef, listeners, isDragging } = useCarry(`block:${block.id}`, { label: name, into: [well], drop })
  const { setNodeRef: setTarget } = useTarget(`at:${block.id}`, well, index)
  const press = (event: KeyboardEvent) => {
    const step = event.altKey ? ({ ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 } as Record<string, number>)[event.key] : undefined
    if (step) move(well, block.id, index + step)
    else if (event.key === 'Delete' || event.key === 'Backspace') take(well, block.id)
    else return
    event.preventDefault()
  }
  return (
    <li ref={setTarget} className={`block${on ? ' block-on' : ''}${isDragging ? ' block-away' : ''}${wrong ? ' block-wrong' : ''}`}>
      <button ref={setNodeRef} type="button" className="block-main" aria-pressed={on} onClick={() => select({ well, id: block.id })} onKeyDown={press} {...listeners}>
        {name}
        {grain && <span className="soft small">{t(`report.grain_${grain}`, { defaultValue: grain })}</span>}
      </button>
      {on && count > 1 && (
        <>
          <Button size="small" type="text" icon={<LeftOutlined aria-hidden />} disabled={index === 0} aria-label={t('report.earlier', { name })} onClick={() => move(well, block.id, index - 1)} />
          <Button size="small" type="text" icon={<RightOutlined aria-hidden />} disabled={index === count - 1} aria-label={t('report.later', { name })} onClick={() => move(well, block.id, index + 1)} />
        </>
      )}
      <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('report.remove', { name })} onClick={() => take(well, block.id)} />
    </li>
  )
}
