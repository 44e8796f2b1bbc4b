/** A list of actions outside of a rule, such as what a breached promise sets off. */
import { useMemo, useState } from 'react'
import type { ActionBlock, Edit, RuleDocument } from '../../../designer/rule/document'
import { useStudio } from '../studio/studio'
import { ActionList } from './ActionList'
import { RulingContext } from './ruling'
import { useDocuments } from '../studio/useDocuments'
import './rule.css'

interface Props {
  value: unknown
  onChange: (value: unknown) => void
}

const silent = () => undefined

export default function ActionsEditor({ value, onChange }: Props) {
  const { drafts, form } = useStudio()
  const groups = useDocuments('group', drafts)
  const [open, setOpen] = useState<string | null>(null)
  const ruling = useMemo(() => {
    const document: RuleDocument = { kind: 'rule', key: '', version: 1, name: { zh: '' }, body: { type: 'reaction', form: form.key, trigger: { type: '' }, then: (value ?? []) as ActionBlock[] } }
    const edit = (change: Edit) => onChange(change(document).body.then)
    return { document, edit, tell: silent, problems: [], groups }
  }, [value, onChange, groups, form.key])
  return (
    <RulingContext value={ruling}>
      <div className="rule-page rule-inner">
        <ActionList open={open} onOpen={setOpen} />
      </div>
    </RulingContext>
  )
}
