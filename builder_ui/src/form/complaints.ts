/** What is wrong with the answers, by path below "/data/": found here before sending, or told by the server. */
import type { FieldView } from '../api/form'
import type { FieldProblem } from '../api/problem'
import type { Complaint } from './kind'
import { isEmpty, present, type Answers, type Present } from './present'
import type { Kinds } from './registry'
import { typesOf } from './types'

export type Complaints = Record<string, Complaint | string>

/** A first look at every field that shows; the server looks again at everything. */
export function lookOver(shown: Present, answers: Answers, kinds: Kinds, now: number): Complaints {
  const found: Complaints = {}
  for (const { view, visible, readonly, required } of Object.values(shown.fields)) {
    if (!visible || readonly || kinds.get(view.type)?.issued) continue
    lookAt(view, answers[view.id], required, view.id, kinds, found)
    if (view.type === 'subtable') lookAtRows(view, answers[view.id], shown, kinds, now, found)
  }
  return found
}

function lookAt(view: FieldView, value: unknown, required: boolean, path: string, kinds: Kinds, found: Complaints): void {
  if (isEmpty(value)) {
    if (required) found[path] = ['required']
    return
  }
  const complaint = kinds.get(view.type)?.check?.(value, view)
  if (complaint) found[path] = complaint
}

function lookAtRows(view: FieldView, rows: unknown, around: Present, kinds: Kinds, now: number, found: Complaints): void {
  const columns = view.config.fields ?? []
  const types = typesOf(columns, around.types)
  for (const [index, row] of ((rows ?? []) as Answers[]).entries()) {
    const inner = present(columns, [], row, { _record: around.values }, now, types)
    for (const cell of Object.values(inner.fields)) {
      const path = `${view.id}/${index}/${cell.view.id}`
      if (cell.visible) lookAt(cell.view, row[cell.view.id], cell.required, path, kinds, found)
    }
  }
}

/** The server's errors by path; what belongs to no field comes back as `others`. */
export function told(errors: readonly FieldProblem[]): { byField: Complaints; others: string[] } {
  const byField: Complaints = {}
  const others: string[] = []
  for (const { pointer, message } of errors) {
    const path = /^#?\/data\/(.+)$/.exec(pointer)?.[1]
    if (path) byField[path] ??= message
    else others.push(message)
  }
  return { byField, others }
}

/** The first path with an error in the order in which the fields stand. */
export function first(complaints: Complaints, order: readonly string[]): string | undefined {
  const paths = Object.keys(complaints)
  const place = (path: string) => {
    const at = order.indexOf(path.split('/')[0] ?? '')
    return at < 0 ? order.length : at
  }
  return paths.toSorted((a, b) => place(a) - place(b))[0]
}
