/** A drop lands where it is shown, also while the canvas shows only the fields that are searched. */
import { afterEach, expect, test } from 'vitest'
import { besideAt } from './besideAt'

const HIGH = 40

function place(element: Element, top: number, height: number) {
  element.getBoundingClientRect = () => ({ top, height, bottom: top + height, left: 0, right: 300 }) as DOMRect
}

/** A sheet with one section whose rows stand under each other; `rest` is the field after the last row that shows. */
function sheet(rows: readonly string[], rest?: string): Element {
  document.body.innerHTML = `<div class="pane"><ul data-section="ask"${rest ? ` data-rest="${rest}"` : ''}>${rows.map((row) => `<li data-field="${row}"></li>`).join('')}</ul></div>`
  const found = document.querySelector('.pane')!
  place(found, 0, 600)
  place(document.querySelector('ul')!, 0, rows.length * HIGH)
  document.querySelectorAll('li').forEach((row, at) => place(row, at * HIGH, HIGH))
  return found
}

afterEach(() => {
  document.body.innerHTML = ''
})

test('above the middle of a row is before it, below the last row is the end', () => {
  const drawn = sheet(['order', 'phone'])
  expect(besideAt(drawn, { x: 10, y: 10 })).toEqual({ section: 'ask', before: 'order' })
  expect(besideAt(drawn, { x: 10, y: 50 })).toEqual({ section: 'ask', before: 'phone' })
  expect(besideAt(drawn, { x: 10, y: 75 })).toEqual({ section: 'ask', before: null })
  expect(besideAt(drawn, { x: 900, y: 10 })).toBeNull()
})

test('below the last row of a search is right after it, not the end of the section', () => {
  expect(besideAt(sheet(['phone'], 'problem'), { x: 10, y: 35 })).toEqual({ section: 'ask', before: 'problem' })
})
