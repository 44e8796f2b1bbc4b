/** The parts of a designer and the keys between them: F6 goes round, in a text box too; Esc goes back to what is drawn. */

const PARTS = '.studio-head, .pane, .rule-page, .policy-side, .policy-cards'
const STOPS = 'a[href], button, input, select, textarea, [tabindex]'
/** These take Esc for themselves. */
const OPEN = '[role=dialog], [role=menu], [role=listbox], .ant-popover, [aria-expanded=true]'

const parts = () => [...document.querySelectorAll<HTMLElement>(PARTS)].filter((part) => stopsOf(part).length > 0)

function stopsOf(part: Element): HTMLElement[] {
  const all = [...part.querySelectorAll<HTMLElement>(STOPS)]
  return all.filter((each) => each.tabIndex >= 0 && !each.matches(':disabled') && each.getClientRects().length > 0)
}

/** Where the work goes on in a part: at what is selected, at the settings, else at its beginning. */
function enter(part: Element | null | undefined): boolean {
  if (!part) return false
  const chosen = part.matches('.pane-canvas') ? part.querySelector<HTMLElement>('[aria-pressed=true]') : null
  const settings = part.querySelector('.settings')
  const stop = chosen ?? (settings && stopsOf(settings)[0]) ?? stopsOf(part)[0]
  stop?.focus()
  if (stop instanceof HTMLInputElement || stop instanceof HTMLTextAreaElement) stop.select()
  return stop !== undefined
}

/** To the settings of what has just been added: its name is written over. */
export function enterPanel(): void {
  requestAnimationFrame(() => enter(document.querySelector('.pane-panel')))
}

function goRound(by: 1 | -1): boolean {
  const all = parts()
  const here = all.findIndex((part) => part.contains(document.activeElement))
  return enter(all.at((here < 0 && by < 0 ? 0 : here + by) % all.length))
}

function goBack(target: Element): boolean {
  if (target.closest(OPEN) || !target.closest('.pane-palette, .pane-panel')) return false
  return enter(document.querySelector('.pane-canvas'))
}

export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element) || event.target.closest('[role=dialog]')) return
  const done = event.key === 'F6' ? goRound(event.shiftKey ? -1 : 1) : event.key === 'Escape' && goBack(event.target)
  if (done) event.preventDefault()
}
