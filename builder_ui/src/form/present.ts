/** What a form looks like for given answers: which fields show, which are asked for, what formulas say. Pure. */
import type { FieldView, Section } from '../api/form'
import { evaluate, holds } from '../logic/evaluate'
import type { Types } from '../logic/types'
import { typesOf } from './types'

export type Answers = Record<string, unknown>

export interface FieldNow {
  view: FieldView
  visible: boolean
  required: boolean
  readonly: boolean
}

export interface Present {
  fields: Record<string, FieldNow>
  /** Answers as the rules see them: hidden ones dropped, formulas computed. */
  values: Answers
  types: Types
}

const ROUNDS = 8

/** `names` are what rules may read beside the answers (`_status`, `_priority`, …). */
export function present(
  fields: readonly FieldView[],
  sections: readonly Section[],
  answers: Answers,
  names: Answers,
  now: number,
  types: Types = typesOf(fields),
): Present {
  const asked = fields.filter((field) => field.access !== 'hidden')
  let values: Answers = { ...names, ...answers }
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = settle({ asked, sections, answers, names, now, types }, values)
    const stable = JSON.stringify(next) === JSON.stringify(values)
    values = next
    if (stable) break
  }
  const hidden = hiddenBySection(sections, values, now, types)
  const states = asked.map((view): [string, FieldNow] => {
    const visible = !hidden.has(view.id) && holds(view.visible, values, now, true, types)
    const readonly = view.access === 'read' || view.access === 'mask' || holds(view.readonly, values, now, false, types)
    const required = visible && !readonly && holds(view.required, values, now, false, types)
    return [view.id, { view, visible, readonly, required }]
  })
  return { fields: Object.fromEntries(states), values, types }
}

interface Given {
  asked: readonly FieldView[]
  sections: readonly Section[]
  answers: Answers
  names: Answers
  now: number
  types: Types
}

/** One round: what `seen` hides is dropped, what it gives is computed. */
function settle({ asked, sections, answers, names, now, types }: Given, seen: Answers): Answers {
  const hidden = hiddenBySection(sections, seen, now, types)
  const next: Answers = { ...names, ...answers }
  for (const field of asked) {
    if (hidden.has(field.id) || !holds(field.visible, seen, now, true, types)) next[field.id] = null
    else if (field.type === 'formula') next[field.id] = evaluate(field.config.expression, { ...seen, ...next }, now, types)
  }
  return next
}

function hiddenBySection(sections: readonly Section[], values: Answers, now: number, types: Types): Set<string> {
  const hidden = sections.filter((section) => !holds(section.visible, values, now, true, types))
  return new Set(hidden.flatMap((section) => section.fields))
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What is sent: visible fields that may be written; only those that differ from `before` when there is one. */
export function payload(shown: Present, answers: Answers, before?: Answers): Answers {
  const writable = Object.values(shown.fields).filter(
    ({ view, visible, readonly }) => visible && !readonly && view.type !== 'formula' && view.type !== 'auto_no',
  )
  const pairs = writable.map(({ view }): [string, unknown] => [view.id, answers[view.id] ?? null])
  if (!before) return Object.fromEntries(pairs.filter(([, value]) => !isEmpty(value)))
  return Object.fromEntries(pairs.filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(before[id] ?? null)))
}
