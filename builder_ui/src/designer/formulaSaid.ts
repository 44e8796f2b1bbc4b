/** A formula as people say it: "金额 × 数量 + ¥12.00". Pure; the words come from outside. */
import type { Kind } from './catalogue'
import { kindsOf, partOf } from './formula'
import { nameFor, wanted } from './formulaSort'
import type { Name } from './names'
import { valueSaid, type Speech } from './sentence'

const SIGNS: Readonly<Record<string, string>> = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ', '%': ' % ', '==': ' = ', '!=': ' ≠ ', '<': ' < ', '<=': ' ≤ ', '>': ' > ', '>=': ' ≥ ' }

export function formulaSaid(rule: unknown, names: readonly Name[], operators: readonly Kind[], speech: Speech): string {
  const kinds = kindsOf(operators)
  const known = new Map(names.map((name) => [name.id, name]))
  const said = (each: unknown, hint: Name | undefined, inner: boolean): string => {
    const part = partOf(each, kinds)
    if (part.is === 'empty') return '…'
    if (part.is === 'literal') return [part.value].flat().map((value) => valueSaid(value, hint, speech)).join(' / ')
    if (part.is === 'field') return speech.say(known.get(part.name.replace(/^_record\./, ''))?.label) || part.name
    if (part.is === 'unknown') return speech.other
    const symbol = part.kind.symbol ?? part.kind.type
    const args = part.args.map((arg, index) => said(arg, wanted(part, index, names, kinds, hint), true))
    const sign = symbol === 'and' ? speech.and : symbol === 'or' ? speech.or : SIGNS[symbol]
    if (sign === undefined || args.length < 2) return args.length === 0 ? speech.operator(symbol) : `${speech.operator(symbol)}(${args.map((arg, index) => (part.kind.group === 'change' || part.kind.group === 'related' ? named(part.args[index], known, speech) ?? arg : arg)).join(speech.comma)})`
    const joined = args.join(sign)
    return inner ? `(${joined})` : joined
  }
  return said(rule, nameFor(partOf(rule, kinds), names, kinds), false)
}

/** Some operators take the name of a field as it is. */
const named = (value: unknown, known: ReadonlyMap<string, Name>, speech: Speech) => (typeof value === 'string' && known.has(value) ? speech.say(known.get(value)?.label) : undefined)
