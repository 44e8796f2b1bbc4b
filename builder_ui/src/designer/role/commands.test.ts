/** Edits of a role can be undone to the byte, and what the matrix shows is what the definition says. */
import { expect, test } from 'vitest'
import { read, write } from '../document'
import { begin, edit, STEPS, undo } from '../history'
import * as commands from './commands'
import { ACTIONS, type Edit, type Grant, type RoleDocument } from './document'
import { PRESETS, presetOf } from './rows'

const seeds = import.meta.glob<string>('../../../../seed_configs/*/role/*.json', { eager: true, query: '?raw', import: 'default' })
const ALL = ['a', 'b', 'c']
const STATES: commands.State[] = ['edit', 'read', 'mask', 'hidden']

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

function anyEdit({ body }: RoleDocument, roll: (sides: number) => number): Edit {
  const at = roll(body.grants.length + 1)
  const edits: (() => Edit)[] = [
    () => commands.setAction(at, 'x', ACTIONS[roll(4)]!, roll(2) === 0),
    () => commands.setGrant(at, 'rows', Object.values(PRESETS)[roll(4)]),
    () => commands.setFields(at, [ALL[roll(3)]!], STATES[roll(4)]!, ALL),
    () => commands.addGrant('y'),
    () => commands.removeGrant(at),
    () => commands.setBody('pages', ['workbench']),
    () => commands.setBody('reports', roll(2) === 0 ? undefined : ['r']),
    () => commands.setName({ zh: String(roll(9)) }),
  ]
  return edits[roll(edits.length)]!()
}

test.each(Object.entries(seeds))('%s: a hundred edits undone give the same bytes', (_, raw) => {
  for (let seed = 1; seed <= 5; seed += 1) {
    const roll = dice(seed)
    const base = read<RoleDocument>(raw)
    let history = begin(base.document)
    for (let step = 0; step < STEPS; step += 1) {
      history = edit(history, anyEdit(history.present, roll)(history.present), null, step)
      for (const grant of history.present.body.grants) expect(grant.actions.length).toBeGreaterThan(0)
    }
    while (history.past.length > 0) history = undo(history)
    expect(write(history.present, base)).toBe(raw)
  }
})

const role = (grant: Grant): RoleDocument => ({ kind: 'role', key: 'r', version: 1, name: { zh: 'r' }, body: { grants: [grant] } })

test('every state of every field is read back as it was set, and the others stay', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const roll = dice(seed)
    const wanted = new Map<string, commands.State>(ALL.map((field) => [field, 'edit']))
    let document = role({ form: 'x', actions: ['read', 'write'] })
    for (let step = 0; step < 8; step += 1) {
      const [field, state] = [ALL[roll(3)]!, STATES[roll(4)]!]
      wanted.set(field, state)
      document = commands.setFields(0, [field], state, ALL)(document)
      for (const each of ALL) expect(commands.stateOf(document.body.grants[0]!, each)).toBe(wanted.get(each))
    }
  }
})

test('what is open anyway is not written', () => {
  const grant: Grant = { form: 'x', actions: ['read'] }
  const masked = commands.setFields(0, ['b'], 'mask', ALL)(role(grant))
  expect(masked.body.grants[0]).toEqual({ ...grant, write: ['a', 'c'], mask: ['b'] })
  expect(commands.setFields(0, ['b'], 'edit', ALL)(masked).body.grants[0]).toEqual(grant)
  expect(commands.setFields(0, ['a', 'b'], 'hidden', ALL)(role(grant)).body.grants[0]).toEqual({ ...grant, read: ['c'] })
})

test('whoever may change records may see them, and without an action there is no grant', () => {
  const empty = { ...role({ form: 'x', actions: ['read'] }), body: { grants: [] } }
  const writes = commands.setAction(0, 'x', 'write', true)(empty)
  expect(writes.body.grants).toEqual([{ form: 'x', actions: ['read', 'write'] }])
  expect(commands.setAction(0, 'x', 'read', false)(writes).body.grants).toEqual([])
})

test('the plain words for rows are recognised, whatever is written', () => {
  for (const [name, rule] of Object.entries(PRESETS)) expect(presetOf(rule)).toBe(name)
  expect(presetOf({ '==': [{ var: 'x' }, 1] })).toBe('other')
})
