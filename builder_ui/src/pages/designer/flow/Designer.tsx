/** Holds the flow designer together: the draft, the selection, the keys, and the views of the one graph. */
import { Segmented, type InputRef } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { Graph, type FlowDocument, type Kinds, type NodeKind } from '../../../designer/flow/graph'
import { FLOW, selectionAt, settingAt, troubles, type Selection } from '../../../designer/flow/places'
import { tell } from '../../../designer/flow/story'
import { useWords } from '../../../i18n/useWords'
import { PageSpinner } from '../../../shared/PageSpinner'
import { Panes } from '../studio/Panes'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useFormOf } from '../studio/useFormOf'
import { useJump } from '../studio/useJump'
import { useProblems } from '../studio/useProblems'
import { useSystemNames } from '../studio/useSystemNames'
import { Drag } from './Drag'
import { DrawingContext, ToolsContext } from './drawing'
import { MarksContext, NO_MARKS } from './marks'
import { Palette } from './Palette'
import { Panel } from './Panel'
import { useSimulation } from './simulate/useSimulation'
import { bringIntoView } from './bringIntoView'
import { KEYS, useFlowKeys } from './useFlowKeys'
import { useNames } from './useNames'
import { useFlowTools } from './useTools'
import Vertical from './Vertical'

const RemoveDialog = lazy(() => import('./RemoveDialog'))

/** React Flow and the layout come only when somebody wants the canvas. */
const FlowCanvas = lazy(() => import('./canvas/FlowCanvas'))

const SimulatePanel = lazy(() => import('./simulate/SimulatePanel'))

type View = 'vertical' | 'canvas' | 'simulate'

export function Designer({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const { t } = useWords()
  const draft = useDraft<FlowDocument>(bundle, 'flow', name, start)
  const { document } = draft
  const kinds = useMemo((): Kinds => new Map((catalogue.nodes.kinds as NodeKind[]).map((kind) => [kind.type, kind])), [catalogue])
  const otherwise = t('flow.otherwise')
  const graph = useMemo(() => new Graph(document.body, kinds, { zh: otherwise, en: otherwise }), [document.body, kinds, otherwise])
  const story = useMemo(() => tell(graph), [graph])
  const [selection, select] = useState<Selection>(FLOW)
  const [view, setView] = useState<View>('vertical')
  const [told, setTold] = useState('')
  const [leaving, setLeaving] = useState<string | null>(null)
  const search = useRef<InputRef | null>(null)
  const problems = useProblems(bundle, `flow/${name}`, draft.kept.etag)
  const form = useFormOf(document.body.form, drafts)
  const names = useNames(form, useSystemNames(drafts), graph, drafts)
  const tools = useFlowTools({ draft, kinds, selection, select, say: setTold, ask: setLeaving })
  useFlowKeys({ draft, story, selection, tools, search, lines: view === 'canvas' })
  useJump((pointer) => {
    const at = selectionAt(document, graph, pointer)
    select(at)
    if (at.part !== 'flow') requestAnimationFrame(() => bringIntoView(globalThis.document.getElementById(`node-${at.id}`)))
    return settingAt(pointer)
  })
  const run = useSimulation(bundle, document)
  const studio = useMemo(
    () => ({ bundle, kind: 'flow', key: name, name: document.name, schema, catalogue, form, names, drafts, nodes: document.body.nodes }),
    [bundle, name, document.name, document.body.nodes, schema, catalogue, form, names, drafts],
  )
  const drawing = useMemo(() => {
    const found = (severity: string) => troubles(document, graph, problems.own.filter((each) => each.severity === severity).map((each) => each.pointer))
    return { document, graph, story, selection, wrong: found('error'), doubtful: found('warning') }
  }, [document, graph, story, selection, problems.own])
  const views = <Segmented<View> size="small" value={view} onChange={setView} options={(['vertical', 'canvas', 'simulate'] as const).map((value) => ({ value, label: t(`flow.view_${value}`) }))} aria-label={t('flow.view')} />
  return (
    <ToolsContext value={tools}>
      <DrawingContext value={drawing}>
        <StudioFrame studio={studio} draft={draft} problems={problems} keys={KEYS} views={views} told={told}>
          <MarksContext value={view === 'simulate' ? run.marks : NO_MARKS}>
          <Drag>
            <Panes palette={<Palette search={search} />} paletteName={t('flow.palette')} panelName={view === 'simulate' ? t('flow.view_simulate') : undefined} middle={<Suspense fallback={<PageSpinner />}>{view === 'canvas' ? <FlowCanvas /> : <Vertical />}</Suspense>} panel={<Suspense fallback={<PageSpinner />}>{view === 'simulate' ? <SimulatePanel run={run} /> : <Panel />}</Suspense>} />
          </Drag>
          </MarksContext>
          <Suspense fallback={null}>{leaving && <RemoveDialog node={leaving} onClose={() => setLeaving(null)} />}</Suspense>
        </StudioFrame>
      </DrawingContext>
    </ToolsContext>
  )
}
