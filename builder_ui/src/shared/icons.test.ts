/** Icons beside words are decoration: a screen reader would read their English names aloud. */
import { expect, test } from 'vitest'

const pages = import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' })

test('every icon is hidden from screen readers', () => {
  const heard = Object.entries(pages).flatMap(([path, source]) =>
    [...source.matchAll(/<\w+(?:Outlined|Filled)\b(?! aria-hidden)/g)].map(([icon]) => `${path}: ${icon}`),
  )
  expect(heard).toEqual([])
})
