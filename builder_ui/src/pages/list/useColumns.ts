/** Which columns a list shows: the form's own choice, until somebody makes another one in this browser. */
import { useMemo, useState } from 'react'
import type { FormView } from '../../api/form'
import { allColumns, type ListColumn } from './columns'

const KEPT = (form: string) => `gongdan.columns.${form}`

export function useColumns(form: FormView) {
  const all = useMemo(() => allColumns(form), [form])
  const [chosen, setChosen] = useState<string[] | null>(() => stored(form.key))
  const ids = chosen ?? form.list.columns
  const shown = ids.map((id) => all.get(id)).filter((column): column is ListColumn => column !== undefined)
  const choose = (next: string[] | null) => {
    if (next) localStorage.setItem(KEPT(form.key), JSON.stringify(next))
    else localStorage.removeItem(KEPT(form.key))
    setChosen(next)
  }
  return { all: [...all.values()], shown, choose, isOwn: chosen !== null }
}

function stored(form: string): string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT(form)) ?? 'null')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : null
  } catch {
    return null
  }
}
