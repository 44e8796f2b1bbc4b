/** The numbers of a figure as a table, for readers who want them exactly or cannot see the chart. Pure. */
import type { Figure } from '../../api/report'

export interface Table {
  head: string[]
  rows: unknown[][]
}

interface Trace {
  type?: string
  name?: string
  orientation?: string
  x?: unknown[]
  y?: unknown[]
  z?: unknown[][]
}

export function tableOf(figure: Figure): Table {
  const traces = figure.data as Trace[]
  const title = (axis: string) => {
    const found = (figure.layout[axis] as { title?: { text?: string } | string } | undefined)?.title
    return (typeof found === 'string' ? found : found?.text) ?? ''
  }
  const [first] = traces
  if (first?.z) return heat(first, title('xaxis'), title('yaxis'))
  const lying = first?.orientation === 'h'
  const places = [...new Set(traces.flatMap((trace) => (lying ? trace.y : trace.x) ?? []))]
  const columns = traces.map((trace) => {
    const at = (lying ? trace.y : trace.x) ?? []
    const numbers = (lying ? trace.x : trace.y) ?? []
    return new Map(at.map((place, index) => [place, numbers[index]]))
  })
  return {
    head: [title(lying ? 'yaxis' : 'xaxis'), ...traces.map((trace) => trace.name ?? title(lying ? 'xaxis' : 'yaxis'))],
    rows: places.map((place) => [place, ...columns.map((column) => column.get(place) ?? null)]),
  }
}

function heat({ x = [], y = [], z = [] }: Trace, across: string, down: string): Table {
  return {
    head: [[down, across].filter(Boolean).join(' / '), ...x.map(String)],
    rows: y.map((name, row) => [name, ...x.map((_, column) => z[row]?.[column] ?? null)]),
  }
}
