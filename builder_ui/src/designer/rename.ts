/** Gives an unpublished field another name, and says so everywhere in its own form. Pure. */
import type { Edit } from './commands'
import type { FormDocument } from './document'

const LISTS = new Set(['title', 'columns', 'filters', 'fields'])
const SINGLES = new Set(['category', 'customer_field', 'field', 'sort'])

export function renameField(from: string, to: string): Edit {
  return (document) => ({ ...document, body: renamed(document.body, from, to, '') as FormDocument['body'] })
}

function renamed(value: unknown, from: string, to: string, key: string): unknown {
  if (typeof value === 'string') return renamedText(value, from, to, key)
  if (Array.isArray(value)) return value.map((each) => (typeof each === 'string' && !LISTS.has(key) && key !== 'var' ? each : renamed(each, from, to, key)))
  if (typeof value !== 'object' || value === null) return value
  const own = value as Record<string, unknown>
  const block = own.id === from && 'type' in own && 'label' in own
  const entries = Object.entries(own).map(([name, each]): [string, unknown] => {
    if (key === 'fill') return [name === from ? to : name, each]
    return [name, block && name === 'id' ? to : renamed(each, from, to, name)]
  })
  return Object.fromEntries(entries)
}

function renamedText(text: string, from: string, to: string, key: string): string {
  if (key === 'var') {
    const path = text.split('.')
    const at = ['_old', '_record', '_ref'].includes(path[0] ?? '') ? 1 : 0
    return path[at] === from ? path.with(at, to).join('.') : text
  }
  if (key === 'sort' && text === `-${from}`) return `-${to}`
  return text === from && (LISTS.has(key) || SINGLES.has(key)) ? to : text
}
