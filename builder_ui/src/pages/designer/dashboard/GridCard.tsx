/** One card on the grid. Its head is a handle for mouse, finger and keys; its menu does the same by pressing. */
import { CloseOutlined, HolderOutlined, MoreOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, type CSSProperties, type KeyboardEvent, type RefObject } from 'react'
import type { CardBlock } from '../../../designer/dashboard/document'
import { useWords } from '../../../i18n/useWords'
import { MenuButton } from '../../../shared/MenuButton'
import { CardPicture } from './CardPicture'
import { useDrawing, type Offered } from './drawing'
import { useHold } from './useHold'

interface Props {
  card: CardBlock
  report: Offered | undefined
  style: CSSProperties
  board: RefObject<HTMLElement | null>
  held: boolean
  onHold: (held: { id: string; change: Partial<CardBlock> } | null) => void
}

const STEPS: Readonly<Record<string, readonly [across: number, down: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

export function GridCard({ card, report, style, board, held, onHold }: Props) {
  const { t, say } = useWords()
  const { selected, select, put, step, remove } = useDrawing()
  const name = say(report?.name) || card.report
  const hold = useHold({ card, board, onHold, onDone: put })
  const press = (event: KeyboardEvent) => {
    const way = STEPS[event.key]
    if (way && !event.ctrlKey && !event.altKey) step(card, event.shiftKey ? 'grow' : 'move', ...way)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(card)
    else return
    event.preventDefault()
  }
  return (
    <div className={`grid-cell board-card${selected === card.id ? ' board-on' : ''}${held ? ' board-held' : ''}`} style={style} data-card={card.id}>
      <section className={report?.chart === 'kpi' ? 'report report-kpi' : 'report'} aria-label={name}>
        <div className="report-head">
          <button type="button" className="board-handle" aria-label={t('board.handle', { name })} aria-pressed={selected === card.id} onClick={() => select(card.id)} onKeyDown={press} {...hold('move')}>
            <HolderOutlined aria-hidden />
            <span className="board-name">{name}</span>
          </button>
          <CardMenu card={card} name={name} />
          <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('board.remove', { name })} onClick={() => remove(card)} />
        </div>
        <div className="report-body">
          <Picture report={report} />
        </div>
      </section>
      <span className="board-corner" aria-hidden="true" {...hold('grow')} />
    </div>
  )
}

/** Drawn again only when the report is another, not at every step of a drag. */
const Picture = memo(CardPicture)

const WIDTHS = { small: 3, medium: 6, wide: 8, full: 12 } as const

function CardMenu({ card, name }: { card: CardBlock; name: string }) {
  const { t } = useWords()
  const { document, put, step } = useDrawing()
  const bottom = Math.max(...document.body.cards.map((each) => each.y + each.h))
  const moves = { to_top: () => put(card, { x: 0, y: 0 }), to_end: () => put(card, { x: 0, y: bottom }), left: () => step(card, 'move', -1, 0), right: () => step(card, 'move', 1, 0), up: () => step(card, 'move', 0, -1), down: () => step(card, 'move', 0, 1) }
  const sizes = Object.entries(WIDTHS).map(([key, w]) => ({ key, label: t(`board.${key}`), onClick: () => put(card, { w, x: Math.min(card.x, 12 - w) }) }))
  const ways = Object.entries(moves).map(([key, onClick]) => ({ key, label: t(`board.${key}`), onClick }))
  return (
    <MenuButton
      menu={{
        items: [
          { key: 'size', type: 'group', label: t('board.size'), children: sizes },
          { key: 'move', type: 'group', label: t('board.move'), children: ways },
        ],
      }}
    >
      <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('board.menu', { name })} />
    </MenuButton>
  )
}
