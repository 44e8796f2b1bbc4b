/** The browser's operators against the cases that the Python engine is tested with. */
import { describe, expect, test } from 'vitest'
import { evaluate, symbols } from './evaluate'
import type { Types } from './types'

interface Case {
  description: { en: string }
  types: Types
  rule: unknown
  values?: Record<string, unknown>
  now?: number
  result?: unknown
}

const files = import.meta.glob<Case[]>('../../../tests/cases/logic/*.json', { eager: true, import: 'default' })
const twins = Object.keys(import.meta.glob('../../../engines/logic/operators/*.py')).map(stem)
const here = Object.keys(import.meta.glob('./operators/*.ts')).map(stem)

function stem(path: string): string {
  return path.replace(/^.*\/|\.(ts|py)$/g, '')
}

test('every Python operator has a twin here, and no other', () => {
  expect(here.toSorted()).toEqual(twins.filter((name) => name !== '__init__').toSorted())
  expect(new Set(symbols).size).toBe(symbols.length)
})

for (const [path, cases] of Object.entries(files)) {
  const asked = cases.filter((each) => typeof each === 'object' && 'values' in each && 'result' in each)
  if (asked.length === 0) continue
  describe(stem(path.replace('.json', '.ts')), () => {
    test.each(asked.map((each) => [each.description.en, each] as const))('%s', (_name, { rule, values, now, types, result }) => {
      const found = evaluate(rule, values ?? {}, now ?? 0, types)
      if (typeof result === 'number' && !Number.isInteger(result)) expect(found).toBeCloseTo(result, 9)
      else expect(found).toEqual(result)
    })
  })
}

test('texts are ordered by code point, as the server and the databases order them', () => {
  expect(evaluate({ '<': [{ var: 'a' }, { var: 'b' }] }, { a: '\uFF5E', b: '😀' }, 0)).toBe(true)
})

test('nothing is read from the prototype of the values', () => {
  expect(evaluate({ var: 'constructor' }, {}, 0)).toBeNull()
})
