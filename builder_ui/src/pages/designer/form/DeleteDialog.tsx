/** Before a field goes: who uses it. A field that nobody uses goes at once, and can be brought back by undo. */
import { Alert, Modal } from 'antd'
import { useEffect } from 'react'
import { removeField } from '../../../designer/commands'
import { useWords } from '../../../i18n/useWords'
import { UseList, useUses } from './FieldUses'
import { useDrawing, useTools } from './drawing'
import { neighbour } from './useTools'

export function DeleteDialog({ field, onClose }: { field: string; onClose: () => void }) {
  const { t, say } = useWords()
  const { document, published } = useDrawing()
  const tools = useTools()
  const uses = useUses(field)
  const name = say(document.body.fields.find((each) => each.id === field)?.label) || field
  const unused = uses.length === 0 && !published.has(field)
  const remove = () => {
    const next = neighbour(document.body, field)
    tools.edit(removeField(field))
    tools.select(next)
    tools.say(t('draw.said_removed', { name }))
    onClose()
    if (next.part === 'field') requestAnimationFrame(() => globalThis.document.getElementById(`row-${next.id}`)?.focus())
  }
  useEffect(() => {
    if (unused) remove()
    // Only as the dialog opens: afterwards it is somebody's decision.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  if (unused) return null
  return (
    <Modal open title={t('draw.delete_title', { name })} okText={t('draw.delete')} okButtonProps={{ danger: true }} cancelText={t('common.cancel')} onOk={remove} onCancel={onClose}>
      {uses.length > 0 && <Alert type="warning" showIcon title={t('draw.delete_used', { count: uses.length })} description={<UseList uses={uses} />} />}
      {published.has(field) && <p className="delete-note">{t('draw.delete_published')}</p>}
    </Modal>
  )
}
