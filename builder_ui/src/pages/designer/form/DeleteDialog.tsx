/** Before a field goes: who uses it. A field that nobody uses goes at once, and can be brought back by undo. */
import { lazy, Suspense, useEffect } from 'react'
import { removeField } from '../../../designer/commands'
import { useWords } from '../../../i18n/useWords'
import { useUses } from './FieldUses'
import { useDrawing, useTools } from './drawing'
import { neighbour } from './useTools'

const AskDelete = lazy(() => import('./AskDelete'))

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
    <Suspense fallback={null}>
      <AskDelete name={name} uses={uses} published={published.has(field)} onDelete={remove} onClose={onClose} />
    </Suspense>
  )
}
