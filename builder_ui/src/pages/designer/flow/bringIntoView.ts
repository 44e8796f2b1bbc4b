/** Room that the bars above and below a page take. */
const ABOVE = 120
const BELOW = 72

/** Puts a node in the middle. What can be seen already stays at its height, or the page's head would slip under its bar. */
export function bringIntoView(node: HTMLElement | null): void {
  if (!node) return
  const { top, bottom } = node.getBoundingClientRect()
  const inSight = top >= ABOVE && bottom <= globalThis.innerHeight - BELOW
  node.scrollIntoView?.({ block: inSight ? 'nearest' : 'center', inline: 'center' })
}
