/** What a form offers to a report: fields to count, to add up and to tell apart, and measures that are ready made. Pure. */
import type { Words } from '../../api/words'
import { fresh } from '../ids'
import type { FormOf, Name } from '../names'
import type { DimensionBlock, MeasureBlock, ReadyKind } from './document'

export const GRAINS = ['hour', 'day', 'week', 'month', 'weekday', 'hour_of_day'] as const

const QUANTITIES = new Set(['number', 'money'])
const TIMES = new Set(['date', 'instant'])
const APART = new Set(['choice', 'flag', 'text', 'number', ...TIMES])
/** Whole numbers that are names of something else. */
const NAMES = new Set(['_id', '_assignee', '_customer'])
const NEVER = new Set(['_id', '_actor', '_old', '_event', '_ref', '_vars'])

export interface Offer {
  name: Name
  measure: boolean
  dimension: boolean
}

export function offers(names: readonly Name[], form: FormOf): Offer[] {
  const types = new Map(form.fields.map((field) => [field.id, field.type]))
  return names
    .filter((name) => !NEVER.has(name.id))
    .map((name) => ({ name, measure: name.sort !== 'rows', dimension: isDimension(name, types.get(name.id)) }))
    .filter((offer) => offer.measure || offer.dimension)
}

function isDimension(name: Name, type: string | undefined): boolean {
  return type === 'reference' || APART.has(name.sort)
}

/** A field among the measures: quantities add up, ratings are averaged, of the rest it is counted how many are filled. */
export function measureOf(name: Name, type: string | undefined, taken: Iterable<string>, counted: Words): MeasureBlock {
  if (QUANTITIES.has(name.sort) && !NAMES.has(name.id)) {
    return { id: fresh(idStem(name.id), taken), type: type === 'rating' ? 'average' : 'sum', config: { field: name.id }, label: name.label }
  }
  return { id: fresh('count', taken), type: 'count', config: { where: { filled: [{ var: name.id }] } }, label: counted }
}

export function dimensionOf(name: Name, taken: Iterable<string>): DimensionBlock {
  const grain = TIMES.has(name.sort) ? { grain: 'day' } : {}
  return { id: fresh(idStem(name.id), taken), field: name.id, ...grain, label: name.label }
}

/** The grains that a dimension may have: a date has no hours. */
export function grainsOf(name: Name | undefined): readonly string[] {
  if (!name || !TIMES.has(name.sort)) return []
  return name.sort === 'date' ? GRAINS.filter((grain) => !grain.startsWith('hour')) : GRAINS
}

export interface Ready {
  key: string
  group: string
  label: Words
  measure: { type: string; config: Record<string, unknown> }
}

/** Ready metrics for this form: those of every record, and one for each field that has a suitable type. */
export function readyFor(kinds: readonly ReadyKind[], form: FormOf): Ready[] {
  return kinds.flatMap((kind) => {
    if (kind.each.length === 0) return [{ key: kind.type, group: kind.group, label: kind.label, measure: kind.measure }]
    const fields = form.fields.filter((field) => kind.each.includes(field.type))
    return fields.map((field) => ({
      key: `${kind.type}:${field.id}`,
      group: kind.group,
      label: filled(kind.label, field.label),
      measure: JSON.parse(JSON.stringify(kind.measure).replaceAll('{field}', field.id)) as Ready['measure'],
    }))
  })
}

function filled(label: Words, field: Words): Words {
  const en = label.en?.replace('{field}', field.en || field.zh)
  return { zh: label.zh.replace('{field}', field.zh), ...(en ? { en } : {}) }
}

export const readyMeasure = ({ key, label, measure }: Ready, taken: Iterable<string>): MeasureBlock => ({ id: fresh(key.split(':')[0] ?? 'measure', taken), ...measure, label })

/** The measures that a setting of names may be chosen for: fields that hold a quantity. */
export const quantities = (names: readonly Name[]) => names.filter((name) => QUANTITIES.has(name.sort) && !NAMES.has(name.id))

const idStem = (id: string) => id.replace(/^_+/, '').replace(/_at$/, '') || 'value'
