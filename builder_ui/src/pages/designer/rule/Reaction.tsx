/** A reaction: its three clauses on the left, what it would have done on the right. */
import { useState } from 'react'
import { useShortcuts } from '../studio/useShortcuts'
import { duplicateAction, moveAction, removeAction } from '../../../designer/rule/commands'
import { If } from './If'
import { Proof } from './Proof'
import { useRuling } from './ruling'
import { Then } from './Then'
import { useRuleJump } from './useRuleJump'
import { When } from './When'

/** The action that the keyboard is on. */
const here = () => globalThis.document.activeElement?.closest<HTMLElement>('[data-action]')?.dataset.action
const focus = (id: string | undefined) => id !== undefined && requestAnimationFrame(() => globalThis.document.querySelector<HTMLElement>(`[data-action="${id}"] .action-name`)?.focus())

export default function Reaction() {
  const { document, edit } = useRuling()
  const [open, setOpen] = useState<string | null>(null)
  const actions = document.body.then ?? []
  useRuleJump((pointer) => {
    const [, , part, index] = pointer.split('/')
    if (part === 'then') setOpen(actions[Number(index)]?.id ?? null)
  })
  const withAction = (run: (id: string, at: number) => void) => () => {
    const at = actions.findIndex((action) => action.id === here())
    const action = actions[at]
    if (action) run(action.id, at)
  }
  const step = (by: -1 | 1) =>
    withAction((id, at) => {
      edit(moveAction(id, at + by))
      focus(id)
    })
  const remove = withAction((id, at) => {
    edit(removeAction(id))
    focus((actions[at + 1] ?? actions[at - 1])?.id)
  })
  useShortcuts({
    'Ctrl+d': withAction((id) => edit(duplicateAction(id))),
    Delete: remove,
    Backspace: remove,
    'Alt+ArrowUp': step(-1),
    'Alt+ArrowDown': step(1),
    ArrowUp: withAction((_, at) => focus(actions[at - 1]?.id)),
    ArrowDown: withAction((_, at) => focus(actions[at + 1]?.id)),
  })
  return (
    <div className="rule-body">
      <div className="clauses panel">
        <When />
        <If />
        <Then open={open} onOpen={setOpen} />
      </div>
      <Proof />
    </div>
  )
}
