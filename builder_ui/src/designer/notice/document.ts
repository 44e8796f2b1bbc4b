/** A notification template as its definition writes it, and its words filled with the values of a record. Pure. */
import type { Words } from '../../api/words'
import type { Envelope } from '../document'

export interface NoticeBody {
  form: string
  title: Words
  body: Words
  short?: Words
  channels?: string[]
}

export interface NoticeDocument extends Envelope {
  kind: 'notice'
  body: NoticeBody
}

export const BODY_ORDER = ['form', 'title', 'body', 'short', 'channels']

export function newNotice(key: string, name: Words, form: string): NoticeDocument {
  const title: Words = { zh: `${name.zh} {_number}`, ...(name.en ? { en: `${name.en} {_number}` } : {}) }
  return { $schema: '/schemas/notice.json', kind: 'notice', key, version: 1, name, body: { form, title, body: title } }
}

const PLACE = /\{([a-z_][a-z0-9_.]*)\}/g

export interface Piece {
  text: string
  /** The name in braces whose value this is; `missing` where the record has no such value. */
  of?: string
  missing?: boolean
}

/** The words cut at their names, each with its value. */
export function filled(words: string, values: ReadonlyMap<string, string>): Piece[] {
  const pieces: Piece[] = []
  let last = 0
  for (const found of words.matchAll(PLACE)) {
    const name = found[1] ?? ''
    if (found.index > last) pieces.push({ text: words.slice(last, found.index) })
    const value = values.get(name)
    pieces.push(value ? { text: value, of: name } : { text: found[0], of: name, missing: true })
    last = found.index + found[0].length
  }
  if (last < words.length) pieces.push({ text: words.slice(last) })
  return pieces
}
