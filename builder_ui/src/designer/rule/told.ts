/** A rule as people say it: 当 新建时，如果 金额 大于 ¥200.00，那么 打标签：大额。 Pure; the words come from outside. */
import type { Words } from '../../api/words'
import type { Kind, Schema } from '../catalogue'
import type { Name } from '../names'
import type { Block } from './document'

export interface Speech {
  say: (words: Words | string | undefined) => string
  /** What a choice, such as in_app, is called. */
  choice: (value: string) => string
  /** A condition or an expression in words. */
  condition: (rule: unknown) => string
  /** A length of time in words. */
  length: (seconds: number) => string
  /** What a group, a form or a person is called. */
  called: (kind: string, key: string) => string
  names: ReadonlyMap<string, Name>
  comma: string
  colon: string
  yes: string
  no: string
  /** What stands for a value that is taken away. */
  nothing: string
}

const MOST = 28
/** So many settings are told; who wants them all opens the card. */
const PARTS = 3

/** "通知：站内、小组 主管" — the kind, and what is set of it. */
export function blockSaid(block: Block, kind: Kind | undefined, speech: Speech): string {
  const told = kind ? settingsSaid(kind.config, block.config ?? {}, speech) : ''
  const label = kind ? speech.say(kind.label) : block.type
  return told ? `${label}${speech.colon}${told}` : label
}

function settingsSaid(schema: Schema, config: Record<string, unknown>, speech: Speech): string {
  const parts = Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
    const value = config[key]
    if (value === undefined || value === null || value === '') return []
    const told = valueSaid(each, value, speech)
    if (!told || !each['x-label']) return told ? [told] : []
    const label = inside(speech.say(each['x-label']))
    if (typeof value === 'boolean') return [label]
    // What must be set speaks for itself, but for bare numbers and names of fields; what may be set is named.
    const plain = typeof value !== 'number' && each['x-widget'] !== 'field'
    return [schema.required?.includes(key) && plain ? told : `${label} ${told}`]
  })
  const told = parts.slice(0, PARTS).join(speech.comma)
  return parts.length > PARTS && !told.endsWith('…') ? `${told} …` : told
}

function valueSaid(schema: Schema, value: unknown, speech: Speech): string {
  const widget = schema['x-widget'] ?? ''
  if (widget === 'logic') return speech.condition(value)
  if (widget === 'recipient') return recipientSaid(value as { of?: string; name?: string }, speech)
  if (widget === 'values') return valuesSaid(value as Record<string, unknown>, speech)
  if (typeof value === 'number') return widget === 'duration' ? speech.length(value) : String(value)
  if (typeof value === 'boolean') return value ? '✓' : ''
  if (Array.isArray(value)) return value.map((each) => (typeof each === 'object' ? '…' : nameSaid(String(each), widget, schema.items ?? {}, speech))).join(speech.comma)
  if (typeof value === 'object' && value !== null) return 'zh' in value ? short(filledIn(speech.say(value as Words), speech)) : settingsSaid(schema, value as Record<string, unknown>, speech)
  return nameSaid(String(value), widget, schema, speech)
}

function nameSaid(text: string, widget: string, schema: Schema, { names, say, choice, called }: Speech): string {
  if (schema.enum) return inside(choice(text))
  if (widget === 'status') return say(names.get('_status')?.options?.find((each) => each.id === text)?.label) || text
  if (['group', 'form', 'user'].includes(widget)) return called(widget, text)
  const name = names.get(text)
  return name ? say(name.label) : short(text)
}

/** A group or a person by name; everybody else by what they are to the record. */
const recipientSaid = ({ of = '', name }: { of?: string; name?: string }, { called, choice }: Speech) => (name ? called(of, name) : inside(choice(of)))

/** `{_number}` by what the field is called. */
const filledIn = (text: string, { names, say }: Speech) => text.replace(/\{([\w.]+)\}/g, (whole, id: string) => (names.has(id) ? `‹${say(names.get(id)?.label)}›` : whole))

function valuesSaid(values: Record<string, unknown>, { names, say, condition, comma, yes, no, nothing }: Speech): string {
  const parts = Object.entries(values).map(([key, value]) => {
    const name = names.get(key)
    const option = name?.options?.find((each) => each.id === value)
    const told = option ? say(option.label) : typeof value === 'object' && value !== null ? expression(value, names, say, condition) : typeof value === 'boolean' ? (value ? yes : no) : short(String(value ?? '')) || nothing
    return `${name ? say(name.label) : key} = ${told}`
  })
  return parts.join(comma)
}

function expression(value: object, names: ReadonlyMap<string, Name>, say: Speech['say'], condition: Speech['condition']): string {
  const path = (value as { var?: unknown }).var
  const name = typeof path === 'string' ? names.get(path) : undefined
  return name ? say(name.label) : condition(value)
}

/** Words of ours inside of a sentence; an abbreviation stays as it is. */
export const inside = (text: string) => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))

const short = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)
