/** The keys of the flow designer. */
import type { InputRef } from 'antd'
import type { RefObject } from 'react'
import type { FlowDocument } from '../../../designer/flow/graph'
import type { Selection } from '../../../designer/flow/places'
import { stops, type Stop, type Story } from '../../../designer/flow/story'
import type { Keyed } from '../studio/keys'
import { COMMON_KEYS } from '../studio/keys'
import type { useDraft } from '../studio/useDraft'
import { useShortcuts } from '../studio/useShortcuts'
import type { Tools } from './drawing'

export const KEYS: readonly Keyed[] = [
  ...COMMON_KEYS,
  ['key_add_node', 'A'],
  ['key_search_node', '/'],
  ['key_select', '↑ ↓'],
  ['key_move', 'Alt', '↑ ↓'],
  ['key_copy', 'Ctrl', 'C'],
  ['key_paste', 'Ctrl', 'V'],
  ['key_duplicate_node', 'Ctrl', 'D'],
  ['key_delete_node', 'Delete'],
]

interface Given {
  draft: ReturnType<typeof useDraft<FlowDocument>>
  story: Story
  selection: Selection
  tools: Tools
  search: RefObject<InputRef | null>
  /** On the canvas it is the line that was chosen, not the branch it belongs to. */
  lines: boolean
}

export function useFlowKeys({ draft, story, selection, tools, search, lines }: Given): void {
  const node = selection.part === 'flow' ? null : selection.id
  const go = (by: -1 | 1) => {
    const all = stops(story.chain)
    const here = all.findIndex((stop) => selection.part !== 'flow' && idOf(stop) === idOf(selection))
    const next = selection.part === 'flow' ? all.at(by > 0 ? 0 : -1) : all[here + by]
    if (next === undefined || (here < 0 && selection.part !== 'flow')) return
    tools.select(next)
    requestAnimationFrame(() => document.getElementById(idOf(next))?.focus())
  }
  const withNode = (run: (id: string) => void) => () => node !== null && run(node)
  const remove = () => {
    if (selection.part === 'branch' && lines) tools.connect({ from: selection.id, port: selection.port }, null)
    else if (selection.part === 'branch') tools.removeBranch(selection.id, selection.port)
    else if (selection.part === 'node') tools.remove(selection.id)
  }
  useShortcuts({
    'Ctrl+z': draft.undo,
    'Ctrl+Shift+z': draft.redo,
    'Ctrl+y': draft.redo,
    'Ctrl+s': draft.save,
    'Ctrl+d': withNode(tools.duplicate),
    'Ctrl+c': withNode(tools.copy),
    'Ctrl+v': () => tools.paste(),
    Delete: remove,
    Backspace: remove,
    'Alt+ArrowUp': withNode((id) => tools.move(id, -1)),
    'Alt+ArrowDown': withNode((id) => tools.move(id, 1)),
    ArrowUp: () => go(-1),
    ArrowDown: () => go(1),
    // The "+" after what is selected opens by itself: it stands there for the mouse as well.
    a: () => document.querySelector<HTMLElement>(selection.part === 'flow' ? '.plus' : `[data-after~="${CSS.escape(wayOf(selection))}"]`)?.click(),
    '/': () => search.current?.focus(),
  })
}

/** The element of a card or of a branch's head. */
export const idOf = (stop: Stop) => (stop.part === 'node' ? `node-${stop.id}` : `branch-${stop.id}-${stop.port}`)

/** The way on which its "+" stands: any one out of a card, the own one of a branch. */
const wayOf = (stop: Stop) => (stop.part === 'node' ? stop.id : `${stop.id}:${stop.port}`)
