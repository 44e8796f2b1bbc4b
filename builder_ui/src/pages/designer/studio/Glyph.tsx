import type { CSSProperties } from 'react'

/** The drawing before a kind: one file for each, in the folder of its family; a kind without one has a dot. */
const drawings = import.meta.glob<string>('../../../designer/glyphs/*/*.svg', { eager: true, query: '?inline', import: 'default' })

export function Glyph({ of, type }: { of: 'fields' | 'nodes'; type: string }) {
  const drawing = drawings[`../../../designer/glyphs/${of}/${type}.svg`]
  const shown = drawing ? ({ '--drawing': `url("${drawing}")` } as CSSProperties) : undefined
  return <span className="glyph" aria-hidden="true" style={shown} />
}
