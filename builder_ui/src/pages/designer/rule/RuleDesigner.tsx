/** Holds the rule designer together: the draft, what conditions may read, the keys, and who is told what. */
import { lazy, Suspense, useMemo, useState } from 'react'
import type { RuleDocument } from '../../../designer/rule/document'
import { PageSpinner } from '../../../shared/PageSpinner'
import { COMMON_KEYS } from '../studio/keys'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useFormOf } from '../studio/useFormOf'
import { useProblems } from '../studio/useProblems'
import { useShortcuts } from '../studio/useShortcuts'
import { REACTION_KEYS, TABLE_KEYS } from './keys'
import { RuleHead } from './RuleHead'
import { RulingContext } from './ruling'
import { useDocuments } from '../studio/useDocuments'
import { useRuleNames } from './useRuleNames'

const Reaction = lazy(() => import('./Reaction'))
const TablePart = lazy(() => import('./table/TablePart'))

export function RuleDesigner({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const draft = useDraft<RuleDocument>(bundle, 'rule', name, start)
  const { document, edit } = draft
  const [told, tell] = useState('')
  const { all, own, busy } = useProblems(bundle, `rule/${name}`, draft.kept.etag)
  const form = useFormOf(document.body.form, drafts)
  const groups = useDocuments('group', drafts)
  const names = useRuleNames(form, document.body.trigger, drafts)
  const past = document.body.trigger.type !== 'created'
  useShortcuts({ 'Ctrl+z': draft.undo, 'Ctrl+Shift+z': draft.redo, 'Ctrl+y': draft.redo, 'Ctrl+s': draft.save })
  const studio = useMemo(
    () => ({ bundle, kind: 'rule', key: name, name: document.name, schema, catalogue, form, names, past, drafts }),
    [bundle, name, document.name, schema, catalogue, form, names, past, drafts],
  )
  const ruling = useMemo(() => ({ document, edit, tell, problems: own, groups }), [document, edit, own, groups])
  const isTable = document.body.type === 'table'
  return (
    <RulingContext value={ruling}>
      <StudioFrame studio={studio} draft={draft} problems={{ all, own, busy }} keys={[...COMMON_KEYS, ...(isTable ? TABLE_KEYS : REACTION_KEYS)]} told={told}>
        <div className="rule-page">
          <RuleHead />
          {/* Names come a moment later than the draft: without them no condition can be told. */}
          {names.length > 0 && <Suspense fallback={<PageSpinner />}>{isTable ? <TablePart /> : <Reaction />}</Suspense>}
        </div>
      </StudioFrame>
    </RulingContext>
  )
}
