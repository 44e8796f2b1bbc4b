/** One action: told in words, and its settings where it is opened. */
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { duplicateAction, moveAction, removeAction, setActionSettings } from '../../../designer/rule/commands'
import type { ActionBlock } from '../../../designer/rule/document'
import { blockSaid } from '../../../designer/rule/told'
import { useWords } from '../../../i18n/useWords'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useDragItem } from './DragList'
import { useRuling } from './ruling'
import { useSpeech } from './useTold'

interface Props {
  action: ActionBlock
  index: number
  count: number
  open: boolean
  onOpen: (open: boolean) => void
}

export function ActionCard({ action, index, count, open, onOpen }: Props) {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  const { edit, problems, tell } = useRuling()
  const speech = useSpeech()
  const kind = catalogue.actions.kinds.find((each) => each.type === action.type)
  const name = kind ? say(kind.label) : action.type
  const told = blockSaid(action, kind, speech)
  const { ref, grip, className } = useDragItem(index, told)
  const wrong = problems.filter((problem) => problem.pointer.startsWith(`/body/then/${index}/`) || problem.pointer === `/body/then/${index}`).length
  const settings = kind && Object.keys(kind.config.properties ?? {}).length > 0
  const move = (to: number) => {
    edit(moveAction(action.id, to))
    tell(t('rule.said_moved', { name, number: to + 1 }))
  }
  return (
    <li ref={ref} data-action={action.id} className={`action ${className}${open ? ' action-open' : ''}`}>
      <div className="action-head">
        <span className="grip" {...grip} aria-hidden="true">
          <HolderOutlined aria-hidden />
        </span>
        <button type="button" className="action-name" aria-expanded={open} onClick={() => onOpen(!open)}>
          <span className="soft">{index + 1}.</span> {told}
          {wrong > 0 && (
            <span className="row-wrong" title={t('designer.problems', { count: wrong })}>
              {wrong}
            </span>
          )}
        </button>
        <span className="action-tools">
          <Tool label={t('draw.up', { name })} icon={<ArrowUpOutlined aria-hidden />} disabled={index === 0} onClick={() => move(index - 1)} />
          <Tool label={t('draw.down', { name })} icon={<ArrowDownOutlined aria-hidden />} disabled={index === count - 1} onClick={() => move(index + 1)} />
          <Tool label={t('draw.duplicate', { name })} icon={<CopyOutlined aria-hidden />} onClick={() => edit(duplicateAction(action.id))} />
          <Tool label={t('draw.remove', { name })} icon={<DeleteOutlined aria-hidden />} onClick={() => edit(removeAction(action.id))} />
        </span>
      </div>
      {open && (
        <div className="action-settings">
          <p className="soft small">{say(kind?.help)}</p>
          {settings && <Settings id={`action-${action.id}`} schema={kind.config} value={action.config ?? {}} onChange={(next, key) => edit(setActionSettings(action.id, next), `action:${action.id}:${key}`)} />}
        </div>
      )}
    </li>
  )
}

function Tool({ label, icon, disabled = false, onClick }: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  return (
    <Tooltip title={label}>
      <Button size="small" type="text" icon={icon} disabled={disabled} onClick={onClick} aria-label={label} />
    </Tooltip>
  )
}
