/** A small sign before a kind, by its group. */
const GLYPHS: Readonly<Record<string, string>> = { text: 'T', choice: '◉', number: '#', time: '◷', file: '↥', link: '⇄', table: '▦', computed: 'ƒ', people: '☺', gateways: '◇', events: '●', data: '✎' }

export function Glyph({ group }: { group: string }) {
  return (
    <span className="glyph" aria-hidden="true">
      {GLYPHS[group] ?? '•'}
    </span>
  )
}
