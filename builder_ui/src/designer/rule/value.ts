/** One value of a table as text and back, by what the field holds: money in 元, options by their labels. Pure. */
import type { Words } from '../../api/words'
import type { Name } from '../names'

/** The words that stand in cells, in the language of the page. */
export interface CellWords {
  any: string
  empty: string
  filled: string
  yes: string
  no: string
  /** As spreadsheets of decision tables write them: `>= 18 and < 65`, `in A, B`, `not in A`. */
  and: string
  in: string
  not_in: string
  say: (words: Words | undefined) => string
}

/** Text that could be taken for something else is printed in quotes. */
const RISKY = /^\s|\s$|^[-—*]?$|[&~,，、；;"＞＜≥≤≠=<>!]|～|\.\.|\sand\s|^(not )?in\s/i

export function printValue(value: unknown, name: Name, words: CellWords): string {
  if (value === null || value === undefined) return ''
  if (name.sort === 'money' && typeof value === 'number') return (value / 100).toFixed(2)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  const option = name.options?.find((each) => each.id === value)
  return quoted(option ? words.say(option.label) : String(value), words)
}

function quoted(text: string, words: CellWords): string {
  const taken = ['any', 'empty', 'filled', words.any, words.empty, words.filled].some((each) => each.toLowerCase() === text.toLowerCase())
  const joined = text.includes(` ${words.and} `) || [words.in, words.not_in].some((each) => text.startsWith(`${each} `))
  return RISKY.test(text) || taken || joined ? `"${text.replaceAll('"', '""')}"` : text
}

function bare(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
}

/** The value that `text` means for this field; null where it means none. */
export function parseValue(text: string, name: Name, words: CellWords): unknown {
  const plain = bare(text)
  if (name.options) return optionNamed(plain, name)
  if (name.sort === 'number') return numberIn(plain)
  if (name.sort === 'money') {
    const amount = numberIn(plain.replace(/[¥￥\s]/g, ''))
    return amount === null ? null : Math.round(amount * 100)
  }
  if (name.sort === 'flag') return flagIn(plain, words)
  if (name.sort === 'date') return dateIn(plain)
  return text === '' ? null : plain
}

function optionNamed(text: string, { options = [] }: Name): string | null {
  const wanted = text.toLowerCase()
  const found = options.find(({ id, label }) => [id, label.zh, label.en ?? ''].some((each) => each !== '' && each.toLowerCase() === wanted))
  return found?.id ?? null
}

function numberIn(text: string): number | null {
  const plain = text.replaceAll(',', '').trim()
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

function flagIn(text: string, words: CellWords): boolean | null {
  const said = text.toLowerCase()
  if (['true', 'yes', '1', words.yes.toLowerCase()].includes(said)) return true
  return ['false', 'no', '0', words.no.toLowerCase()].includes(said) ? false : null
}

/** 2026-11-11, or as spreadsheets write it: 2026/11/1. */
function dateIn(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${written}T00:00:00Z`)
  return year && !Number.isNaN(real.getTime()) && real.toISOString().startsWith(written) ? written : null
}
