/** What a list shows, kept in the address: a list can be bookmarked, shared and gone back to. */
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

export interface ListState {
  tab: string
  q: string
  sort: string
  assignee: string
  group: string
  priority: string
  /** Chosen option by field. */
  fields: Record<string, string>
  /** A condition that somebody came with, from a chart or a saved view. */
  filter: string
}

export type ListChange = Partial<Omit<ListState, 'fields'>> & { field?: [id: string, option: string] }

const FIELD = 'f_'

export function useListState(first: { tab: string; sort: string }): [ListState, (change: ListChange) => void, () => void] {
  const [words, setWords] = useSearchParams()
  const state = useMemo(() => {
    const read = (name: string) => words.get(name) ?? ''
    const fields = [...words].filter(([name]) => name.startsWith(FIELD)).map(([name, option]) => [name.slice(FIELD.length), option])
    return {
      tab: read('tab') || first.tab,
      q: read('q'),
      sort: read('sort') || first.sort,
      assignee: read('assignee'),
      group: read('group'),
      priority: read('priority'),
      fields: Object.fromEntries(fields) as Record<string, string>,
      filter: read('filter'),
    }
  }, [words, first.tab, first.sort])

  const change = useCallback(
    ({ field, ...plain }: ListChange) =>
      setWords(
        (old) => {
          const next = new URLSearchParams(old)
          const put = (name: string, value: string) => (value ? next.set(name, value) : next.delete(name))
          for (const [name, value] of Object.entries(plain)) put(name, value)
          if (field) put(FIELD + field[0], field[1])
          return next
        },
        { replace: true },
      ),
    [setWords],
  )
  const clear = useCallback(() => setWords((old) => keep(old, ['tab', 'sort']), { replace: true }), [setWords])
  return [state, change, clear]
}

function keep(words: URLSearchParams, names: string[]): URLSearchParams {
  return new URLSearchParams([...words].filter(([name]) => names.includes(name)))
}
