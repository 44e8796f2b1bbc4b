/** Holds the report designer together: the draft, what is selected, the keys, and who is told what. */
import type { InputRef } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { blocksOf, type Well } from '../../../designer/report/commands'
import type { ChartKind, ReportDocument } from '../../../designer/report/document'
import { namesOf } from '../../../designer/names'
import { useWords } from '../../../i18n/useWords'
import { COMMON_KEYS, type Keyed } from '../studio/keys'
import { Panes } from '../studio/Panes'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useFormOf } from '../studio/useFormOf'
import { useJump } from '../studio/useJump'
import { useProblems } from '../studio/useProblems'
import { useShortcuts } from '../studio/useShortcuts'
import { useSystemNames } from '../studio/useSystemNames'
import { Charts } from './Charts'
import { Drag } from './Drag'
import { DrawingContext, type Selection } from './drawing'
import { Narrow } from './Narrow'
import { Palette } from './Palette'
import { Panel } from './Panel'
import { Picture } from './Picture'
import { useTools } from './useTools'
import { Wells } from './Wells'

const KEYS: readonly Keyed[] = [...COMMON_KEYS, ['key_delete_block', 'Delete'], ['key_move_block', 'Alt', '← →'], ['key_search', '/']]

export function Designer({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const { t } = useWords()
  const draft = useDraft<ReportDocument>(bundle, 'report', name, start)
  const { document } = draft
  const [selection, select] = useState<Selection>(null)
  const [told, tell] = useState('')
  const search = useRef<InputRef | null>(null)
  const form = useFormOf(document.body.form, drafts)
  const system = useSystemNames(drafts)
  const problems = useProblems(bundle, `report/${name}`, draft.kept.etag)
  const charts = catalogue.charts.kinds as ChartKind[]
  const tools = useTools({ document, edit: draft.edit, selection, select, charts, tell })
  const studio = useMemo(() => ({ bundle, kind: 'report', key: name, name: document.name, schema, catalogue, form, names: namesOf(form, system), drafts }), [bundle, name, document.name, schema, catalogue, form, system, drafts])
  useShortcuts({ 'Ctrl+z': draft.undo, 'Ctrl+Shift+z': draft.redo, 'Ctrl+y': draft.redo, 'Ctrl+s': draft.save, '/': () => search.current?.focus(), Escape: () => select(null) })
  useJump((pointer) => {
    const [, , list = '', index, key, inner] = pointer.split('/')
    const block = list === 'measures' || list === 'dimensions' ? blocksOf(document.body, list)[Number(index)] : undefined
    select(block ? { well: list as Well, id: block.id } : null)
    return (key === 'config' ? inner : key) ?? list
  })
  const wrong = useMemo(() => new Set(problems.own.map(({ pointer }) => pointer.split('/').slice(2, 4).join(':'))), [problems.own])
  const middle = (
    <div className="report-canvas">
      <Wells wrong={wrong} />
      <Narrow />
      <Charts />
      <Picture />
    </div>
  )
  return (
    <DrawingContext value={tools}>
      <StudioFrame studio={studio} draft={draft} problems={problems} keys={KEYS} told={told}>
        <Drag>
          <Panes palette={<Palette search={search} />} paletteName={t('report.palette')} middle={middle} panel={<Panel />} />
        </Drag>
      </StudioFrame>
    </DrawingContext>
  )
}
