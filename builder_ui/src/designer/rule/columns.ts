/** What the columns of a decision table ask and answer: each as a name with the sort of its values. Pure. */
import type { Words } from '../../api/words'
import type { Name, Sort } from '../names'
import type { Input, Output, Table } from './document'

export interface Group {
  key: string
  name: Words
}

const FAMILIES: Readonly<Record<string, Sort>> = { number: 'number', string: 'text', boolean: 'flag', date: 'date' }
/** System values that a table may write besides fields; the rest have an action of their own. */
const WRITABLE = new Set(['_status', '_group', '_priority', '_category', '_due_at'])
export const TAG = '_tag'

export function pathOf(expr: unknown): string | null {
  if (typeof expr !== 'object' || expr === null) return null
  const path = (expr as { var?: unknown }).var
  return Object.keys(expr).length === 1 && typeof path === 'string' ? path : null
}

/** An input that is no plain field goes by its declared type, else as a number: most sums are. */
export function inputName(input: Input, names: readonly Name[]): Name {
  const path = pathOf(input.expr)
  const known = path === null ? undefined : names.find((name) => name.id === path)
  if (known) return input.label ? { ...known, label: input.label } : known
  const sort = FAMILIES[input.type ?? ''] ?? (path === null ? 'number' : 'text')
  return { id: path ?? '', label: input.label ?? { zh: path ?? JSON.stringify(input.expr) }, sort }
}

export function outputName(output: Output, names: readonly Name[], groups: readonly Group[], tag: Words): Name {
  const own = output.name === TAG ? { id: TAG, label: tag, sort: 'text' as const } : names.find((name) => name.id === output.name)
  const known = own ?? { id: output.name, label: { zh: output.name }, sort: 'text' as const }
  const named = output.label ? { ...known, label: output.label } : known
  return output.name === '_group' ? { ...named, sort: 'choice', options: groups.map(({ key, name }) => ({ id: key, label: name })) } : named
}

/** What a condition column can ask about. */
export const askable = (names: readonly Name[]) => names.filter((name) => !['rows', 'opaque', 'choices'].includes(name.sort))

/** What a result column can write. */
export const writable = (names: readonly Name[]) => names.filter((name) => (name.id.startsWith('_') ? WRITABLE.has(name.id) : !['rows', 'opaque'].includes(name.sort)))

export function columnNames(table: Table, names: readonly Name[], groups: readonly Group[], tag: Words): Name[] {
  return [...table.inputs.map((input) => inputName(input, names)), ...table.outputs.map((output) => outputName(output, names, groups, tag))]
}
