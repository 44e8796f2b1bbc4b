/** Holds the dashboard designer together: the draft, the selected card, the keys, and who is told what. */
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { DashboardDocument } from '../../../designer/dashboard/document'
import { useWords } from '../../../i18n/useWords'
import { COMMON_KEYS, type Keyed } from '../studio/keys'
import { Panes } from '../studio/Panes'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useJump } from '../studio/useJump'
import { useProblems } from '../studio/useProblems'
import { useShortcuts } from '../studio/useShortcuts'
import { Board, BoardDrag } from './Board'
import { DrawingContext } from './drawing'
import { Palette } from './Palette'
import { Panel } from './Panel'
import { Phone } from './Phone'
import { useOffered } from './useOffered'
import { useTools } from './useTools'

const KEYS: readonly Keyed[] = [...COMMON_KEYS, ['key_move_card', '← ↑ ↓ →'], ['key_size_card', 'Shift', '← ↑ ↓ →'], ['key_delete_card', 'Delete']]
const NO_FORM = { key: '', fields: [], statuses: [] }

export function Designer({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const { t } = useWords()
  const draft = useDraft<DashboardDocument>(bundle, 'dashboard', name, start)
  const { document } = draft
  const [selected, select] = useState<string | null>(null)
  const [view, setView] = useState<'draw' | 'phone'>('draw')
  const [told, tell] = useState('')
  const offered = useOffered(drafts)
  const problems = useProblems(bundle, `dashboard/${name}`, draft.kept.etag)
  const tools = useTools({ document, offered, edit: draft.edit, selected, select, tell })
  const studio = useMemo(() => ({ bundle, kind: 'dashboard', key: name, name: document.name, schema, catalogue, form: NO_FORM, names: [], drafts }), [bundle, name, document.name, schema, catalogue, drafts])
  useShortcuts({ 'Ctrl+z': draft.undo, 'Ctrl+Shift+z': draft.redo, 'Ctrl+y': draft.redo, 'Ctrl+s': draft.save, Escape: () => select(null) })
  useJump((pointer) => {
    const [, , , index, key = null] = pointer.split('/')
    select(document.body.cards[Number(index)]?.id ?? null)
    return key
  })
  const views = (
    <Segmented<'draw' | 'phone'> size="small" value={view} onChange={setView} options={(['draw', 'phone'] as const).map((value) => ({ value, label: t(`board.view_${value}`) }))} aria-label={t('board.views')} />
  )
  return (
    <DrawingContext value={tools}>
      <StudioFrame studio={studio} draft={draft} problems={problems} keys={KEYS} views={views} told={told}>
        <BoardDrag>{(hovering) => <Panes palette={<Palette />} paletteName={t('board.palette')} middle={view === 'draw' ? <Board hovering={hovering} /> : <Phone />} panel={<Panel />} />}</BoardDrag>
      </StudioFrame>
    </DrawingContext>
  )
}
