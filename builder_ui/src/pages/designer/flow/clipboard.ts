/** A node that was copied: kept for as long as the window is open, so that it can go into another flow. */
import type { NodeBlock } from '../../../designer/flow/graph'

const KEY = 'gongdan.flow.copied'

export function keep(node: NodeBlock): void {
  sessionStorage.setItem(KEY, JSON.stringify(node))
}

export function kept(): NodeBlock | null {
  const text = sessionStorage.getItem(KEY)
  return text === null ? null : (JSON.parse(text) as NodeBlock)
}
