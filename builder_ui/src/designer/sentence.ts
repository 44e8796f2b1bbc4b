/** A condition as people say it: "异常类型 等于 外包装破损 且 金额 大于 ¥200.00". Pure; the words come from outside. */
import type { Words } from '../api/words'
import { yuan } from '../shared/time'
import { isGroup, takesValue, toGroup, type Atom, type Group } from './condition'
import type { Name } from './names'

export interface Speech {
  say: (words: Words | undefined) => string
  operator: (symbol: string) => string
  and: string
  or: string
  not: string
  comma: string
  /** What to say of a condition that only its text can tell. */
  other: string
}

/** What is no list of comparisons is told as a formula. */
export function sentence(rule: unknown, names: readonly Name[], speech: Speech, otherwise: (rule: unknown) => string = () => speech.other): string {
  const group = toGroup(rule, names)
  if (!group) return otherwise(rule)
  return said(group, new Map(names.map((name) => [name.id, name])), speech, false)
}

function said(group: Group, names: ReadonlyMap<string, Name>, speech: Speech, inner: boolean): string {
  const parts = group.rules.map((rule) => (isGroup(rule) ? said(rule, names, speech, true) : atomSaid(rule, names, speech)))
  const joined = parts.join(group.combinator === 'or' ? speech.or : speech.and)
  if (group.not) return `${speech.not}(${joined})`
  return inner && parts.length > 1 ? `(${joined})` : joined
}

function atomSaid({ field, operator, value }: Atom, names: ReadonlyMap<string, Name>, speech: Speech): string {
  const name = names.get(field)
  const words = [speech.say(name?.label) || field, speech.operator(operator)]
  if (takesValue(operator)) words.push([value].flat().map((each) => valueSaid(each, name, speech)).join(operator === 'between' ? ' ~ ' : ' / '))
  return words.join(' ')
}

export function valueSaid(value: unknown, name: Name | undefined, { say }: Speech): string {
  if (name?.sort === 'money' && typeof value === 'number') return yuan(value)
  const option = name?.options?.find((each) => each.id === value)
  return option ? say(option.label) : String(value)
}
