/** A condition, put together by choosing; what cannot be shown so is edited as text. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { toGroup, toRule, type Group } from '../../../designer/condition'
import { useWords } from '../../../i18n/useWords'
import { ConditionTree } from './ConditionTree'
import { useStudio } from './studio'
import { useSentence } from './useSentence'

interface Props {
  title: string
  value: unknown
  /** An expression of any sort, such as a formula. */
  free: boolean
  onClose: () => void
  onDone: (rule: unknown) => void
}

export default function ConditionDialog({ title, value, free, onClose, onDone }: Props) {
  const { t } = useWords()
  const { names } = useStudio()
  const told = useSentence()
  const start = typeof value === 'object' && value !== null ? value : undefined
  const [group, setGroup] = useState<Group | null>(() => (free && start === undefined ? null : toGroup(start, names)))
  const [text, setText] = useState(() => (start === undefined ? '' : JSON.stringify(start, null, 2)))
  const typed = parsed(text)
  const rule = group ? toRule(group) : typed
  const asText = () => {
    setText(rule === true || rule === undefined ? '' : JSON.stringify(rule, null, 2))
    setGroup(null)
  }
  const fromText = toGroup(typed ?? true, names)
  const done = () => {
    // A group that says nothing is no condition.
    if (rule === true || rule === undefined) onDone(undefined)
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
          <Button type="text" className="condition-switch" disabled={group === null && fromText === null} onClick={group ? asText : () => setGroup(fromText)}>
            {t(group ? 'condition.as_text' : 'condition.as_tree')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" disabled={!group && typed === undefined && text.trim() !== ''} onClick={done}>
            {t('condition.done')}
          </Button>
        </>
      }
    >
      {group ? (
        <ConditionTree group={group} onChange={setGroup} />
      ) : (
        <>
          <p className="soft small">{t(free ? 'condition.free_help' : 'condition.text_help')}</p>
          <Input.TextArea className="code" autoSize={{ minRows: 6, maxRows: 18 }} value={text} onChange={(event) => setText(event.target.value)} aria-label={title} status={text.trim() && typed === undefined ? 'error' : undefined} />
          {free && <p className="small field-names">{names.map((name) => name.id).join('  ')}</p>}
        </>
      )}
      <p className="condition-told" role="status">
        {rule === true || rule === undefined ? t('condition.none') : told(rule)}
      </p>
    </Modal>
  )
}

function parsed(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
