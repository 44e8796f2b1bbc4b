/** The keys of the form designer. */
import type { InputRef } from 'antd'
import type { RefObject } from 'react'
import { inOrder } from '../../../designer/canvas'
import type { FormDocument } from '../../../designer/document'
import type { Selection } from '../../../designer/selection'
import type { useDraft } from '../studio/useDraft'
import { useShortcuts } from '../studio/useShortcuts'
import type { Tools } from './drawing'

interface Given {
  draft: ReturnType<typeof useDraft<FormDocument>>
  selection: Selection
  tools: Tools
  search: RefObject<InputRef | null>
}

export function useDesignerKeys({ draft, selection, tools, search }: Given): void {
  const field = selection.part === 'field' ? selection.id : null
  const go = (by: -1 | 1) => {
    const all = inOrder(draft.document.body)
    const next = field === null ? all[by > 0 ? 0 : all.length - 1] : all[all.indexOf(field) + by]
    if (next === undefined) return
    tools.select({ part: 'field', id: next })
    requestAnimationFrame(() => document.getElementById(`row-${next}`)?.focus())
  }
  const withField = (run: (id: string) => void) => () => field !== null && run(field)
  useShortcuts({
    'Ctrl+z': draft.undo,
    'Ctrl+Shift+z': draft.redo,
    'Ctrl+y': draft.redo,
    'Ctrl+s': draft.save,
    'Ctrl+d': withField(tools.duplicate),
    Delete: withField(tools.remove),
    Backspace: withField(tools.remove),
    'Alt+ArrowUp': withField((id) => tools.step(id, -1)),
    'Alt+ArrowDown': withField((id) => tools.step(id, 1)),
    ArrowUp: () => go(-1),
    ArrowDown: () => go(1),
    '/': () => search.current?.focus(),
  })
}
