/** Every setting of every kind can be drawn, and every choice has a name: nobody is asked for JSON or reads a code. */
import { expect, test } from 'vitest'
import { widgetOf, type Schema } from '../../../designer/catalogue'
import en from '../../../i18n/en'
import zh from '../../../i18n/zh'
import catalogue from '../../../../../schemas/catalog.json'
import { known } from './widgets'

interface Place {
  at: string
  schema: Schema
}

/** A setting and those inside it, as far as the panel draws them by itself. */
function inside({ at, schema }: Place): Place[] {
  const widget = widgetOf(schema)
  const parts = widget === 'list' ? schema.items?.properties : widget === 'part' ? schema.properties : {}
  return [{ at, schema }, ...Object.entries(parts ?? {}).flatMap(([key, each]) => inside({ at: `${at}/${key}`, schema: each }))]
}

const shelves = Object.entries(catalogue as unknown as Record<string, { kinds?: { type: string; config: Schema }[] }>).filter(([shelf]) => ['fields', 'nodes', 'triggers', 'actions', 'skills', 'metrics', 'charts'].includes(shelf))
const settings = shelves.flatMap(([shelf, { kinds }]) => (kinds ?? []).flatMap(({ type, config }) => Object.entries(config.properties ?? {}).flatMap(([key, schema]) => inside({ at: `${shelf}.${type}/${key}`, schema }))))

/** Drawn by a card of its own. */
const OWN = new Set(['actions.compensation/table'])

test('every setting has a widget of its own', () => {
  expect(settings.length).toBeGreaterThan(250)
  const bare = settings.filter(({ schema }) => widgetOf(schema) === 'json' || !known.includes(widgetOf(schema)))
  expect(bare.map(({ at }) => at).filter((at) => !OWN.has(at))).toEqual([])
})

const named = (value: unknown, schema: Schema) => String(value) in (schema['x-choices'] ?? {}) || [zh, en].every((texts) => String(value) in (texts.choice ?? {}))

test('every choice has a name in both languages', () => {
  const codes = settings.flatMap(({ at, schema }) => [schema, schema.items ?? {}].flatMap((each) => (each.enum ?? []).filter((value) => !named(value, each)).map((value) => `${at}: ${String(value)}`)))
  expect(codes).toEqual([])
})
