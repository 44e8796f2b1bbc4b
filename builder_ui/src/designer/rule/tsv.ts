/** Tables as spreadsheets put them on the clipboard: tabs between cells, quotes around cells with tabs or line breaks. Pure. */

export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const close = () => {
    rows.push(row)
    row = []
  }
  while (at <= text.length) {
    const [cell, next] = text[at] === '"' ? quoted(text, at) : plain(text, at)
    row.push(cell)
    if (text[next] === '\t') at = next + 1
    else {
      close()
      const end = text.startsWith('\r\n', next) ? next + 2 : next + 1
      // The line break at the end begins no further row.
      if (end >= text.length) return rows
      at = end
    }
  }
  return rows
}

function plain(text: string, from: number): [string, number] {
  let end = from
  while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end += 1
  return [text.slice(from, end), end]
}

/** A quote that is never closed, or followed by more, is an ordinary character. */
function quoted(text: string, from: number): [string, number] {
  let end = from + 1
  while (end < text.length) {
    if (text[end] === '"' && text[end + 1] === '"') end += 2
    else if (text[end] === '"') break
    else end += 1
  }
  const after = end + 1
  if (end >= text.length || (after < text.length && !'\t\r\n'.includes(text[after] ?? ''))) return plain(text, from)
  return [text.slice(from + 1, end).replaceAll('""', '"'), after]
}

export function printTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n')
}
