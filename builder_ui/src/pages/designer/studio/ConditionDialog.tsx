/** A condition or a formula, put together by choosing; what neither editor can show is written as text. */
import { Button, Input, Modal, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { toGroup, toRule, type Group } from '../../../designer/condition'
import { canBuild, gaps, kindsOf } from '../../../designer/formula'
import { useWords } from '../../../i18n/useWords'
import { ConditionTree } from './ConditionTree'
import { FormulaEditor } from './formula/FormulaEditor'
import { useStudio } from './studio'
import { useConditionNames } from './useConditionNames'
import { useSentence } from './useSentence'

interface Props {
  title: string
  value: unknown
  /** An expression of any sort, such as a formula. */
  free: boolean
  onClose: () => void
  onDone: (rule: unknown) => void
}

type Mode = 'tree' | 'formula' | 'text'

/** A rule as one of the editors holds it: a group that is unfinished says less than the editor shows. */
type Held = { mode: 'tree'; group: Group } | { mode: 'formula'; rule: unknown } | { mode: 'text'; text: string }

export default function ConditionDialog({ title, value, free, onClose, onDone }: Props) {
  const { t } = useWords()
  const { catalogue } = useStudio()
  const names = useConditionNames()
  const kinds = useMemo(() => kindsOf(catalogue.operators.kinds), [catalogue])
  const told = useSentence()
  const hold = (mode: Mode, rule: unknown): Held | null => {
    if (mode === 'text') return { mode, text: rule === undefined ? '' : JSON.stringify(rule, null, 2) }
    if (mode === 'formula') return canBuild(rule, kinds) ? { mode, rule: rule ?? null } : null
    const group = toGroup(rule, names)
    return group && { mode, group }
  }
  const start = typeof value === 'object' && value !== null ? value : undefined
  const order: readonly Mode[] = free ? ['formula', 'text'] : ['tree', 'formula', 'text']
  const [held, setHeld] = useState<Held>(() => order.map((mode) => hold(mode, start)).find((each) => each !== null) ?? { mode: 'text', text: '' })
  const rule = ruleOf(held)
  const unreadable = held.mode === 'text' && rule === undefined && held.text.trim() !== ''
  const unfinished = held.mode === 'formula' && rule !== undefined && gaps(rule, kinds) > 0
  const modes = order.map((mode) => ({ value: mode, label: t(`condition.as_${mode}`), disabled: unreadable || hold(mode, rule) === null }))
  const done = () => {
    if (rule === undefined) onDone(undefined)
    else if (JSON.stringify(rule) !== JSON.stringify(value)) onDone(rule)
    onClose()
  }
  return (
    <Modal
      open
      width={760}
      title={title}
      onCancel={onClose}
      footer={
        <>
          <Segmented<Mode> className="condition-switch" aria-label={t('condition.mode')} value={held.mode} options={modes} onChange={(mode) => setHeld((now) => hold(mode, rule) ?? now)} />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" disabled={unreadable || unfinished} onClick={done}>
            {t('condition.done')}
          </Button>
        </>
      }
    >
      {held.mode === 'tree' && <ConditionTree group={held.group} onChange={(group) => setHeld({ mode: 'tree', group })} />}
      {held.mode === 'formula' && <FormulaEditor label={title} rule={held.rule} onChange={(next) => setHeld({ mode: 'formula', rule: next })} />}
      {held.mode === 'text' && (
        <>
          <p className="soft small">{t(free ? 'condition.free_help' : 'condition.text_help')}</p>
          <Input.TextArea className="code" autoSize={{ minRows: 6, maxRows: 18 }} value={held.text} onChange={(event) => setHeld({ mode: 'text', text: event.target.value })} aria-label={title} status={unreadable ? 'error' : undefined} />
          {free && <p className="small field-names">{names.map((name) => name.id).join('  ')}</p>}
        </>
      )}
      <p className="condition-told" role="status">
        {rule === undefined ? t('condition.none') : told(rule)}
      </p>
    </Modal>
  )
}

/** A group that says nothing is no condition, and neither is an empty formula. */
function ruleOf(held: Held): unknown {
  const rule = held.mode === 'tree' ? toRule(held.group) : held.mode === 'formula' ? held.rule : parsed(held.text)
  return rule === true || rule === null ? undefined : rule
}

function parsed(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
