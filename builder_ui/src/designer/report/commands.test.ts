/** Every edit of a report can be undone and leaves the same bytes; the chart always fits where one can. */
import { expect, test } from 'vitest'
import catalogue from '../../../../schemas/catalog.json'
import { read, write, type Base } from '../document'
import { begin, edit, redo, STEPS, undo } from '../history'
import { fresh } from '../ids'
import type { FormOf, Name } from '../names'
import { fits, fitting } from './charts'
import * as commands from './commands'
import type { ChartKind, Edit, ReadyKind, ReportDocument } from './document'
import { dimensionOf, grainsOf, measureOf, offers, readyFor, readyMeasure } from './offers'

const seeds = import.meta.glob<string>('../../../../seed_configs/*/report/*.json', { eager: true, query: '?raw', import: 'default' })
const charts = catalogue.charts.kinds as unknown as ChartKind[]
const ready = catalogue.ready.kinds as unknown as ReadyKind[]

const name = (id: string, sort: Name['sort']): Name => ({ id, label: { zh: id, en: id }, sort })
const NAMES = [name('amount', 'money'), name('stars', 'number'), name('why', 'choice'), name('_created_at', 'instant'), name('day', 'date'), name('rows', 'rows'), name('_id', 'number')]
const FORM: FormOf = {
  key: 'claim',
  statuses: [],
  fields: [
    { id: 'amount', type: 'money', label: { zh: '金额', en: 'Amount' } },
    { id: 'stars', type: 'rating', label: { zh: '评分' } },
    { id: 'why', type: 'select', label: { zh: '原因' } },
  ],
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

function anyEdit({ body }: ReportDocument, roll: (sides: number) => number): Edit {
  const taken = commands.idsOf(body)
  const well: commands.Well = roll(2) === 0 ? 'measures' : 'dimensions'
  const listed = commands.blocksOf(body, well)
  const id = listed[roll(Math.max(1, listed.length))]?.id ?? 'nothing'
  const any = NAMES[roll(NAMES.length)]!
  const edits: (() => Edit)[] = [
    () => commands.insert('measures', measureOf(any, undefined, taken, { zh: '数' }), roll(7), charts),
    () => commands.insert('dimensions', dimensionOf(any, taken), roll(3), charts),
    () => commands.move(well, id, roll(6)),
    () => commands.take(well, id, charts),
    () => commands.setBlock(well, id, 'label', { zh: String(roll(9)) }),
    () => commands.setMetric(id, 'average', ['field', 'where']),
    () => commands.setChart(charts[roll(charts.length)]!),
    () => commands.setSort(roll(2) === 0 ? `-${id}` : undefined),
    () => commands.setBody('limit', roll(2) === 0 ? 5 : undefined),
    () => commands.setBody('filter', roll(2) === 0 ? { filled: [{ var: 'amount' }] } : undefined),
    () => commands.setName({ zh: String(roll(9)) }),
  ]
  return edits[roll(edits.length)]!()
}

test.each(Object.entries(seeds))('%s: a hundred edits undone give the same bytes, done again the same result', (_, raw) => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const roll = dice(seed)
    const base: Base<ReportDocument> = read<ReportDocument>(raw)
    let history = begin(frozen(base.document))
    for (let step = 0; step < STEPS; step += 1) {
      history = edit(history, frozen(anyEdit(history.present, roll)(history.present)), null, step)
      const { body } = history.present
      expect(new Set(commands.idsOf(body)).size).toBe(commands.idsOf(body).length)
      expect(body.measures.length).toBeLessThanOrEqual(commands.MOST.measures)
      expect(body.dimensions?.length ?? 0).toBeLessThanOrEqual(commands.MOST.dimensions)
    }
    const last = history.present
    const steps = history.past.length
    for (let step = 0; step < steps; step += 1) history = undo(history)
    expect(write(history.present, base)).toBe(raw)
    for (let step = 0; step < steps; step += 1) history = redo(history)
    expect(history.present).toEqual(last)
  }
})

test('the chart changes with what it has to show, and stays where it can', () => {
  const base = read<ReportDocument>(Object.values(seeds)[0]!).document
  const empty = { ...base, body: { form: 'claim', measures: [], dimensions: [], chart: { type: 'kpi', config: {} } } }
  const count = commands.insert('measures', { id: 'n', type: 'count', config: {} }, 0, charts)(empty)
  expect(count.body.chart.type).toBe('kpi')
  const byDay = commands.insert('dimensions', dimensionOf(NAMES[3]!, []), 0, charts)(count)
  expect(byDay.body.chart.type).toBe('line')
  const bars = commands.setChart(charts.find((kind) => kind.type === 'bar')!)(byDay)
  const split = commands.insert('dimensions', dimensionOf(NAMES[2]!, ['created_1']), 1, charts)(bars)
  expect(split.body.chart.type).toBe('bar')
  const none = commands.take('dimensions', 'why_1', charts)(commands.take('dimensions', 'created_1', charts)(split))
  expect(none.body.chart.type).toBe('kpi')
  expect(charts.filter((kind) => fits(kind, byDay.body)).map((kind) => kind.type).toSorted()).toEqual(expect.arrayContaining(['bar', 'line']))
  expect(fitting(charts, { ...byDay.body, measures: [] })).toBeUndefined()
})

test('a block that goes takes the order along that named it', () => {
  const base = read<ReportDocument>(Object.values(seeds)[0]!).document
  const sorted = commands.setSort('-count')(base)
  expect(commands.take('measures', 'count', charts)(sorted).body.sort).toBeUndefined()
})

test('a form offers what its fields can be', () => {
  const found = new Map(offers(NAMES, FORM).map((offer) => [offer.name.id, offer]))
  expect(found.get('amount')).toMatchObject({ measure: true, dimension: false })
  expect(found.get('why')).toMatchObject({ measure: true, dimension: true })
  expect(found.has('rows')).toBe(false)
  expect(found.has('_id')).toBe(false)
  expect(measureOf(NAMES[0]!, 'money', [], { zh: '数' })).toMatchObject({ type: 'sum', config: { field: 'amount' } })
  expect(measureOf(NAMES[1]!, 'rating', [], { zh: '数' })).toMatchObject({ type: 'average' })
  expect(measureOf(NAMES[2]!, 'select', [], { zh: '数' })).toMatchObject({ type: 'count', config: { where: { filled: [{ var: 'why' }] } } })
  expect(grainsOf(NAMES[4])).not.toContain('hour')
  expect(grainsOf(NAMES[2])).toEqual([])
})

test('ready metrics are those of every record, and of each field that is suitable', () => {
  const found = new Map(readyFor(ready, FORM).map((each) => [each.key, each]))
  expect(found.get('first_response_time')?.measure.type).toBe('average')
  expect(found.get('field_total:amount')).toMatchObject({ label: { zh: '金额合计', en: 'Total of Amount' }, measure: { type: 'sum', config: { field: 'amount' } } })
  expect(found.get('satisfied_share:stars')?.label.zh).toBe('评分满意率')
  expect(found.has('field_total:why')).toBe(false)
  expect(readyMeasure(found.get('field_total:amount')!, ['field_total_1']).id).toBe(fresh('field_total', ['field_total_1']))
})
