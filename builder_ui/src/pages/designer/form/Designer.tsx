/** Holds the form designer together: the draft, the selection, the keys, and who is told what. */
import { Segmented, type InputRef } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { FormDocument } from '../../../designer/document'
import { formOf, namesOf } from '../../../designer/names'
import { FORM, selectionAt, settingAt, type Selection } from '../../../designer/selection'
import { useWords } from '../../../i18n/useWords'
import { COMMON_KEYS, type Keyed } from '../studio/keys'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useJump } from '../studio/useJump'
import { useProblems } from '../studio/useProblems'
import { useRefNames } from '../studio/useRefNames'
import { useSystemNames } from '../studio/useSystemNames'
import { DeleteDialog } from './DeleteDialog'
import { DrawingContext, ToolsContext } from './drawing'
import { Panes, type View } from './Panes'
import { useDesignerKeys } from './useDesignerKeys'
import { usePublished } from './usePublished'
import { useFormTools } from './useTools'

const KEYS: readonly Keyed[] = [
  ...COMMON_KEYS,
  ['key_duplicate', 'Ctrl', 'D'],
  ['key_delete', 'Delete'],
  ['key_select', '↑ ↓'],
  ['key_move', 'Alt', '↑ ↓'],
  ['key_search', '/'],
]

export function Designer({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const { t } = useWords()
  const draft = useDraft<FormDocument>(bundle, 'form', name, start)
  const { document } = draft
  const [selection, select] = useState<Selection>(FORM)
  const [view, setView] = useState<View>('draw')
  const [told, setTold] = useState('')
  const [leaving, setLeaving] = useState<string | null>(null)
  const search = useRef<InputRef | null>(null)
  const problems = useProblems(bundle, `form/${name}`, draft.kept.etag)
  const published = usePublished(name)
  const system = useSystemNames(drafts)
  const tools = useFormTools({ draft, selection, select, catalogue, say: setTold, ask: setLeaving })
  useDesignerKeys({ draft, selection, tools, search })
  useJump((pointer) => {
    select(selectionAt(document, pointer))
    return settingAt(pointer)
  })
  const form = useMemo(() => formOf(document), [document])
  const far = useRefNames(form, drafts)
  const studio = useMemo(
    () => ({ bundle, kind: 'form', key: name, name: document.name, schema, catalogue, form, names: [...namesOf(form, system), ...far], drafts }),
    [bundle, name, document.name, form, far, schema, catalogue, system, drafts],
  )
  const drawing = useMemo(() => ({ document, selection, published }), [document, selection, published])
  const views = useMemo(
    () => (
      <Segmented<View>
        size="small"
        value={view}
        onChange={setView}
        options={(['draw', 'phone', 'desk'] as const).map((value) => ({ value, label: t(`draw.view_${value}`) }))}
        aria-label={t('draw.preview')}
      />
    ),
    [t, view],
  )
  const pointers = useMemo(() => problems.own.map((problem) => problem.pointer), [problems.own])
  return (
    <ToolsContext value={tools}>
      <DrawingContext value={drawing}>
        <StudioFrame studio={studio} draft={draft} problems={problems} keys={KEYS} views={views} told={told}>
          <Panes view={view} search={search} pointers={pointers} />
          {leaving && <DeleteDialog field={leaving} onClose={() => setLeaving(null)} />}
        </StudioFrame>
      </DrawingContext>
    </ToolsContext>
  )
}
