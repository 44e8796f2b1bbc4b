/** Both languages say the same things, every text that a page asks for exists, and none is written into a page. */
import { expect, test } from 'vitest'
import en from './en'
import zh from './zh'

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' })
const pages = Object.entries(sources).filter(([path]) => !path.includes('.test.'))

function keys(of: object, prefix = ''): string[] {
  return Object.entries(of).flatMap(([name, text]) =>
    typeof text === 'object' ? keys(text as object, `${prefix}${name}.`) : [prefix + name],
  )
}

function texts(of: object): [string, string][] {
  return Object.entries(of).flatMap(([part, each]) => Object.entries(each as Record<string, string>).map(([key, text]): [string, string] => [`${part}.${key}`, text]))
}

const variables = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()

/** English has a singular besides; Chinese needs none. */
const ONE = /_one$/
const counted = (text: string) => text.includes('{{count}}')

test('both languages have the same keys, none of them empty', () => {
  const singular = new Set(texts(en).filter(([key]) => ONE.test(key) && new Map(texts(en)).has(key.replace(ONE, ''))).map(([key]) => key))
  expect(keys(en).filter((key) => !singular.has(key)).toSorted()).toEqual(keys(zh).toSorted())
  expect([...texts(zh), ...texts(en)].filter(([, text]) => !text.trim())).toEqual([])
})

test('both languages name the same variables', () => {
  const english = new Map(texts(en))
  expect(texts(zh).filter(([key, text]) => `${variables(text)}` !== `${variables(english.get(key) ?? '')}`)).toEqual([])
})

test('where English counts things it has a singular, which names nothing more', () => {
  const english = new Map(texts(en))
  const plural = [...english].filter(([key, text]) => !ONE.test(key) && /\{\{count\}\} (more |cells |of your )?(\w+s|were|are)\b/.test(text) && !english.has(`${key}_one`))
  expect(plural.map(([key]) => key)).toEqual([])
  const singular = [...english].filter(([key]) => ONE.test(key) && counted(english.get(key.replace(ONE, '')) ?? ''))
  expect(singular.length).toBeGreaterThan(20)
  expect(singular.filter(([key, text]) => variables(text).some((name) => !variables(english.get(key.replace(ONE, '')) ?? '').includes(name)))).toEqual([])
})

test('every text that a page names exists', () => {
  const known = new Set(keys(zh))
  const named = pages.flatMap(([path, source]) =>
    [...source.matchAll(/\bt\(\s*(?:[\w.()]+ \? )?'([a-z_]+\.[a-z_0-9]+)'(?: : '([a-z_]+\.[a-z_0-9]+)')?/g)].flatMap(([, first, second]) =>
      [first, second].filter((key): key is string => key !== undefined).map((key) => `${path}: ${key}`),
    ),
  )
  expect(named.length).toBeGreaterThan(150)
  expect(named.filter((each) => !known.has(each.split(': ')[1] ?? ''))).toEqual([])
})

test('no page has Chinese written into it: texts live in the locale files', () => {
  const written = pages.filter(([, source]) => /[\u4e00-\u9fff]/.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
  expect(written.map(([path]) => path)).toEqual([])
})
