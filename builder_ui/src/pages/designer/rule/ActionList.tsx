/** What is done, one after the other; dragged, moved by buttons or by keys. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { addAction, moveAction } from '../../../designer/rule/commands'
import { fresh } from '../../../designer/ids'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from '../studio/studio'
import { ActionCard } from './ActionCard'
import { DragList } from './DragList'
import { KindCards } from './KindCards'
import { useRuling } from './ruling'

interface Props {
  open: string | null
  onOpen: (id: string | null) => void
}

export function ActionList({ open, onOpen }: Props) {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  const { document, edit, tell } = useRuling()
  const actions = document.body.then ?? []
  const [adding, setAdding] = useState(false)
  return (
    <>
      <DragList count={actions.length} onMove={(from, to) => edit(moveAction(actions[from]?.id ?? '', to))}>
        <ol className="actions">
          {actions.map((action, index) => (
            <ActionCard key={action.id} action={action} index={index} count={actions.length} open={open === action.id} onOpen={(wanted) => onOpen(wanted ? action.id : null)} />
          ))}
        </ol>
      </DragList>
      {actions.length === 0 && !adding && <p className="soft">{t('rule.no_action')}</p>}
      <Button type="dashed" block icon={<PlusOutlined aria-hidden />} aria-expanded={adding} onClick={() => setAdding(!adding)}>
        {t('rule.add_action')}
      </Button>
      {adding && (
        <KindCards
          kinds={catalogue.actions.kinds}
          label={t('rule.add_action')}
          onChoose={(kind) => {
            const id = fresh(kind.type, actions.map((action) => action.id))
            edit(addAction(kind))
            tell(t('draw.said_added', { name: say(kind.label) }))
            setAdding(false)
            onOpen(id)
            requestAnimationFrame(() => globalThis.document.querySelector<HTMLElement>(`[data-action="${id}"] .action-name`)?.focus())
          }}
        />
      )}
    </>
  )
}
