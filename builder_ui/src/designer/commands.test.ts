/** Every command can be undone and done again, changes nothing it was given, and an edit taken back leaves the same bytes. */
import { expect, test } from 'vitest'
import { after, beside, inOrder, parts } from './canvas'
import * as commands from './commands'
import { read, write, type Block, type FormDocument } from './document'
import { begin, edit, redo, STEPS, undo } from './history'
import { fresh, keyOf } from './ids'

const seeds = import.meta.glob<string>('../../../seed_configs/*/form/*.json', { eager: true, query: '?raw', import: 'default' })

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/** A small generator of numbers, so that a failure comes back. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const block = (id: string): Block => ({ id, type: 'text', config: {}, label: { zh: id, en: id } })

function anyEdit(document: FormDocument, roll: (sides: number) => number): commands.Edit {
  const { body } = document
  const ids = body.fields.map((field) => field.id)
  const id = ids[roll(ids.length)] ?? 'nothing'
  const sections = parts(body)
  const part = sections[roll(sections.length)]!
  const place = { section: part.id, index: roll(part.fields.length + 1) }
  const edits: (() => commands.Edit)[] = [
    () => commands.addField(block(fresh('text', ids)), place),
    () => commands.moveField(id, place),
    () => commands.duplicateField(id, block(fresh('copy', ids))),
    () => commands.removeField(id),
    () => commands.setField(id, 'required', roll(2) === 0 ? true : undefined),
    () => commands.setField(id, 'label', { zh: String(roll(99)) }),
    () => commands.setSetting(id, 'max_length', roll(2) === 0 ? 5 : undefined, ['max_length']),
    () => commands.addSection({ id: fresh('part', (body.layout ?? []).map((each) => each.id)), label: { zh: 'x' }, fields: [] }),
    () => commands.setSection(part.id, 'label', { zh: 'y' }),
    () => commands.moveSection(part.id, roll(2) === 0 ? -1 : 1),
    () => commands.removeSection(part.id),
    () => commands.setBody('title', [id]),
    () => commands.setName({ zh: String(roll(9)) }),
  ]
  return edits[roll(edits.length)]!()
}

test.each(Object.entries(seeds))('%s: a hundred edits undone give the same document, done again the same result', (_, raw) => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const roll = dice(seed)
    const base = read(raw)
    let history = begin(frozen(base.document))
    for (let step = 0; step < STEPS; step += 1) {
      history = edit(history, frozen(anyEdit(history.present, roll)(history.present)), null, step)
      const listed = inOrder(history.present.body)
      expect(new Set(listed)).toEqual(new Set(history.present.body.fields.map((field) => field.id)))
      expect(listed.length).toBe(history.present.body.fields.length)
    }
    const last = write(history.present)
    let back = history
    while (back.past.length > 0) back = undo(back)
    expect(back.present).toBe(base.document)
    expect(write(back.present, base)).toBe(raw)
    while (back.future.length > 0) back = redo(back)
    expect(write(back.present)).toBe(last)
  }
})

test.each(Object.entries(seeds))('%s is written as it was read, and an edit taken back by hand leaves its bytes', (_, raw) => {
  const base = read(raw)
  expect(write(base.document)).toBe(raw)
  const id = base.document.body.fields.find((field) => field.required === undefined)!.id
  const there = commands.setField(id, 'required', true)(base.document)
  expect(write(there, base)).not.toBe(raw)
  expect(write(commands.setField(id, 'required', undefined)(there), base)).toBe(raw)
})

test('a step up or down goes over the edge of a section, and back again', () => {
  const start: FormDocument = {
    kind: 'form',
    key: 'f',
    version: 1,
    name: { zh: 'f' },
    body: {
      fields: ['a', 'b', 'c'].map(block),
      layout: [
        { id: 'one', label: { zh: '1' }, fields: ['a', 'b'] },
        { id: 'two', label: { zh: '2' }, fields: ['c'] },
      ],
      statuses: [],
    },
  }
  const down = commands.moveField('b', beside(start.body, 'b', 1)!)(start)
  expect(down.body.layout?.map((section) => section.fields)).toEqual([['a'], ['b', 'c']])
  const up = commands.moveField('b', beside(down.body, 'b', -1)!)(down)
  expect(up).toEqual(start)
  expect(beside(start.body, 'a', -1)).toBeNull()
  expect(after(start.body, 'a')).toEqual({ section: 'one', index: 1 })
  expect(commands.removeSection('one')(start).body.layout?.map((section) => section.fields)).toEqual([['a', 'b', 'c']])
})

test('a burst of typing is one step; only the last hundred are kept', () => {
  let history = begin(0)
  for (let count = 1; count <= 5; count += 1) history = edit(history, count, 'label', count * 100)
  expect(undo(history).present).toBe(0)
  for (let count = 6; count < 300; count += 1) history = edit(history, count, null, 0)
  expect(history.past.length).toBe(STEPS)
})

test('names are fresh and keys are made of English words', () => {
  expect(fresh('text', ['text_1', 'text_2'])).toBe('text_3')
  expect(fresh('text_2', ['text_1'])).toBe('text_2')
  expect(keyOf('Warranty repair 2!')).toBe('warranty_repair_2')
  expect(keyOf('保修')).toBe('')
})
