/** Holds the form designer together: the draft, the selection, the keys, and who is told what. */
import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Catalogue, Schema } from '../../../designer/catalogue'
import { namesOf } from '../../../designer/names'
import { FORM, selectionAt, settingAt, type Selection } from '../../../designer/selection'
import type { Draft } from '../../../designer/uses'
import { useTitle } from '../../../shared/PageHead'
import { useWords } from '../../../i18n/useWords'
import { DeleteDialog } from './DeleteDialog'
import { Panes, type View } from './Panes'
import { StudioContext, ToolsContext } from './studio'
import { StudioHead } from './StudioHead'
import { useDraft } from './useDraft'
import { useProblems } from './useProblems'
import { useDesignerKeys } from './useDesignerKeys'
import { usePublished } from './usePublished'
import { useSystemNames } from './useSystemNames'
import { useStudioTools } from './useStudioTools'

interface Props {
  bundle: string
  form: string
  start: { text: string; etag: string }
  catalogue: Catalogue
  schema: Schema
  drafts: readonly Draft[]
}

export function Designer({ bundle, form, start, catalogue, schema, drafts }: Props) {
  const { say } = useWords()
  const draft = useDraft(bundle, form, start)
  const [selection, select] = useState<Selection>(FORM)
  const [view, setView] = useState<View>('draw')
  const [told, setTold] = useState('')
  const [leaving, setLeaving] = useState<string | null>(null)
  const search = useRef<InputRef | null>(null)
  const problems = useProblems(bundle, form, draft.kept.etag)
  const published = usePublished(form)
  const system = useSystemNames()
  const names = useMemo(() => namesOf(draft.document, system), [draft.document, system])
  const tools = useStudioTools({ draft, selection, select, catalogue, say: setTold, ask: setLeaving })
  useTitle(say(draft.document.name))
  useDesignerKeys({ draft, selection, tools, search })
  useJump(draft.document, select)
  const studio = useMemo(
    () => ({ bundle, document: draft.document, selection, catalogue, schema, names, drafts, published }),
    [bundle, draft.document, selection, catalogue, schema, names, drafts, published],
  )
  return (
    <ToolsContext value={tools}>
      <StudioContext value={studio}>
        <div className="studio">
          <StudioHead draft={draft} problems={problems} view={view} onView={setView} />
          <Panes view={view} search={search} pointers={problems.own.map((problem) => problem.pointer)} />
          <div className="sr-only" role="status" aria-live="polite">
            {told}
          </div>
        </div>
        {leaving && <DeleteDialog field={leaving} onClose={() => setLeaving(null)} />}
      </StudioContext>
    </ToolsContext>
  )
}

/** `?at=/body/fields/3/config/min` selects what a problem means, and brings the setting into view. */
function useJump(document: Parameters<typeof selectionAt>[0], select: (selection: Selection) => void): void {
  const [words, setWords] = useSearchParams()
  const at = words.get('at')
  const now = useRef(document)
  useEffect(() => {
    now.current = document
  })
  useEffect(() => {
    if (at === null) return
    select(selectionAt(now.current, at))
    const setting = settingAt(at)
    requestAnimationFrame(() => globalThis.document.querySelector(`.panel [data-setting="${setting}"]`)?.scrollIntoView?.({ block: 'center' }))
    setWords({}, { replace: true })
  }, [at, select, setWords])
}
