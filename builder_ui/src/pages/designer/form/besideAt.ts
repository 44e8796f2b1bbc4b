/** Which place of the drawn form a point means: beside the row that is nearest, in the section that is nearest. */
import type { Beside } from '../../../designer/canvas'

interface Point {
  x: number
  y: number
}

/** Null beside the sheet: what is let go there is not wanted. */
export function besideAt(sheet: Element, { x, y }: Point): Beside | null {
  const pane = (sheet.closest('.pane') ?? sheet).getBoundingClientRect()
  if (x < pane.left || x > pane.right) return null
  const section = nearest([...sheet.querySelectorAll<HTMLElement>('[data-section]')], y)
  if (!section) return null
  const next = [...section.querySelectorAll<HTMLElement>('[data-field]')].find((row) => y < middle(row))
  // While a field is searched, what comes after the last one that shows is not the end.
  return { section: section.dataset.section ?? '', before: next?.dataset.field ?? section.dataset.rest ?? null }
}

function middle(row: Element): number {
  const { top, height } = row.getBoundingClientRect()
  return top + height / 2
}

function nearest<T extends Element>(all: readonly T[], y: number): T | undefined {
  const away = all.map((each) => {
    const { top, bottom } = each.getBoundingClientRect()
    return Math.max(top - y, y - bottom, 0)
  })
  return all[away.indexOf(Math.min(...away))]
}
