/** Every command on a rule can be undone and done again, changes nothing it was given, and keeps a table's shape. */
import { expect, test } from 'vitest'
import type { Kind } from '../catalogue'
import { begin, edit, redo, STEPS, undo } from '../history'
import { ANY } from './cell'
import * as commands from './commands'
import type { Cell, Edit, Row, RuleDocument, Table } from './document'
import * as tables from './table'

const seeds = import.meta.glob<string>('../../../../seed_configs/*/rule/*.json', { eager: true, query: '?raw', import: 'default' })

const TABLE: RuleDocument = {
  kind: 'rule',
  key: 'route',
  version: 1,
  name: { zh: '分派' },
  body: {
    type: 'table',
    form: 'f',
    trigger: { type: 'created', config: {} },
    table: {
      hit: 'FIRST',
      inputs: [{ expr: { var: 'amount' } }, { expr: { var: 'kind' } }],
      outputs: [{ name: '_group' }, { name: '_tag' }],
      rules: [
        { id: 'a', when: [{ '>': 100 }, ANY], then: ['one', null] },
        { id: 'b', when: [ANY, { '==': 'x' }], then: ['two', 'big'] },
      ],
    },
  },
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const kind = (type: string): Kind => ({ type, v: 1, group: 'data', label: { zh: type }, config: { type: 'object', properties: { tag: { type: 'string', default: 'x' } }, required: ['tag'] } })

function anyEdit({ body }: RuleDocument, roll: (sides: number) => number): Edit {
  const ids = (body.then ?? []).map((each) => each.id)
  const id = ids[roll(ids.length)] ?? 'nothing'
  const rows = body.table?.rules.length ?? 0
  const width = (body.table?.inputs.length ?? 0) + (body.table?.outputs.length ?? 0)
  const isInput = (column: number) => column < (body.table?.inputs.length ?? 0)
  const column = roll(width)
  const reaction: (() => Edit)[] = [
    () => commands.setTrigger(kind(`trigger_${roll(3)}`)),
    () => commands.setTriggerSettings({ tag: String(roll(5)) }),
    () => commands.setBody('when', roll(2) === 0 ? undefined : { '>': [{ var: 'amount' }, roll(9)] }),
    () => commands.setBody('enabled', roll(2) === 0 ? false : undefined),
    () => commands.setBody('priority', roll(900)),
    () => commands.setName({ zh: String(roll(9)) }),
    () => commands.addAction(kind('add_tag'), roll(ids.length + 1)),
    () => commands.setActionSettings(id, { tag: String(roll(9)) }),
    () => commands.moveAction(id, roll(ids.length + 1)),
    () => commands.duplicateAction(id),
    () => commands.removeAction(id),
  ]
  const table: (() => Edit)[] = [
    () => tables.addRow(roll(rows + 1)),
    () => tables.removeRows(roll(rows + 1), roll(3)),
    () => tables.moveRows(roll(rows), 1 + roll(2), roll(rows + 1)),
    () => tables.duplicateRows(roll(rows), 1 + roll(2)),
    () => tables.setCells([{ row: roll(rows + 3), column, value: isInput(column) ? { '==': roll(9) } : roll(9) }]),
    () => tables.addInput({ expr: { var: `v${roll(9)}` } }, roll((body.table?.inputs.length ?? 0) + 1)),
    () => tables.addOutput({ name: `o${roll(9)}` }, roll((body.table?.outputs.length ?? 0) + 1)),
    () => tables.removeColumn(column),
    () => tables.moveColumn(column, roll(2) === 0 ? -1 : 1),
    () => tables.setHit(['FIRST', 'UNIQUE', 'COLLECT'][roll(3)] ?? ''),
    () => tables.setTable('agg', roll(2) === 0 ? undefined : 'SUM'),
    () => tables.addTest({ when: { amount: roll(9) }, then: null }),
    () => tables.removeTest(0),
  ]
  const edits = body.table ? [...table, ...reaction.slice(0, 6)] : reaction
  return edits[roll(edits.length)]!()
}

test.each([...Object.entries(seeds).map(([path, raw]): [string, RuleDocument] => [path, JSON.parse(raw) as RuleDocument]), ['a table', TABLE] as [string, RuleDocument]])(
  '%s: a hundred edits undone give the same document, done again the same result',
  (_, start) => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const roll = dice(seed)
      let history = begin(frozen(start))
      for (let step = 0; step < STEPS; step += 1) {
        history = edit(history, frozen(anyEdit(history.present, roll)(history.present)), null, step)
        const { then, table } = history.present.body
        expect(new Set(then?.map((each) => each.id)).size).toBe(then?.length ?? 0)
        for (const row of table?.rules ?? []) expect([row.when.length, row.then.length]).toEqual([table?.inputs.length, table?.outputs.length])
        expect(new Set(table?.rules.map((row) => row.id)).size).toBe(table?.rules.length ?? 0)
      }
      const last = JSON.stringify(history.present)
      let back = history
      while (back.past.length > 0) back = undo(back)
      expect(back.present).toBe(start)
      while (back.future.length > 0) back = redo(back)
      expect(JSON.stringify(back.present)).toBe(last)
    }
  },
)

test('pasting below the last row adds rows; another question empties its column', () => {
  const pasted = tables.setCells([0, 1, 2].map((row) => ({ row: row + 1, column: 0, value: { '==': row } })))(TABLE)
  expect(pasted.body.table?.rules.map((row) => row.when[0])).toEqual([{ '>': 100 }, { '==': 0 }, { '==': 1 }, { '==': 2 }])
  const asked = tables.setInput(0, { expr: { var: 'other' } })(TABLE)
  expect(asked.body.table?.rules.map((row) => row.when[0])).toEqual([ANY, ANY])
  expect(tables.setInput(0, { expr: { var: 'amount' }, label: { zh: '金额' } })(TABLE).body.table?.rules).toEqual(TABLE.body.table?.rules)
})

test('a trigger of another kind keeps the settings that it shares', () => {
  const one = commands.setTrigger(kind('first'))(TABLE)
  expect(one.body.trigger).toEqual({ type: 'first', config: { tag: 'x' } })
  const two = commands.setTrigger(kind('second'))(commands.setTriggerSettings({ tag: 'mine', gone: 1 })(one))
  expect(two.body.trigger).toEqual({ type: 'second', config: { tag: 'mine' } })
})

const rowOf = (when: Cell, then: unknown) => ({ id: 'row', when: [when], then: [then] })
const tableOf = (...rules: Row[]): Table => ({ hit: 'FIRST', inputs: [{ expr: { var: 'amount' } }], outputs: [{ name: '_priority' }], rules })

test('a new row goes above a last row that takes everything, else to the end', () => {
  expect(tables.placeForRow(tableOf(rowOf({ '>': 5 }, 'high'), rowOf({ any: true }, 'normal')))).toBe(1)
  expect(tables.placeForRow(tableOf(rowOf({ any: true }, 'normal')))).toBe(0)
  expect(tables.placeForRow(tableOf(rowOf({ any: true }, null)))).toBe(1)
  expect(tables.placeForRow(tableOf(rowOf({ '>': 5 }, 'high')))).toBe(1)
  expect(tables.placeForRow({ ...tableOf(rowOf({ any: true }, 'normal')), hit: 'UNIQUE' })).toBe(1)
})
