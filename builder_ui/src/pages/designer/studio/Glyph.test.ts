import { expect, test } from 'vitest'
import catalogue from '../../../../../schemas/catalog.json'

const drawn = Object.keys(import.meta.glob('../../../designer/glyphs/*/*.svg')).map((path) => path.split('/').slice(-2).join('/'))

test('every field and every node has its drawing, and no drawing is left over', () => {
  const kinds = (['fields', 'nodes'] as const).flatMap((family) => catalogue[family].kinds.map((kind) => `${family}/${kind.type}.svg`))
  expect(drawn.toSorted()).toEqual(kinds.toSorted())
})
