/** Options pasted as lines: "名称" or "名称, English" or "名称<tab>English"; known ones keep their ids. Pure. */
import type { Option } from '../api/form'
import { fresh, keyOf } from './ids'

export function pasted(text: string, before: readonly Option[]): Option[] {
  const found: Option[] = []
  for (const line of text.split(/\r?\n/)) {
    const [zh = '', en = ''] = line.split(/\t|[,，]/).map((part) => part.trim())
    if (!zh || found.some((option) => option.label.zh === zh)) continue
    const known = before.find((option) => option.label.zh === zh)
    if (known) found.push(en ? { ...known, label: { ...known.label, en } } : known)
    else found.push({ id: idFor(en, [...before, ...found]), label: en ? { zh, en } : { zh } })
  }
  return found
}

function idFor(english: string, taken: readonly Option[]): string {
  const ids = taken.map((option) => option.id)
  const key = keyOf(english)
  return key && !ids.includes(key) ? key : fresh('option', ids)
}
