/** Brings the widgets of the field types that a form uses, and only those. */
import { use } from 'react'
import type { FieldView } from '../api/form'
import type { FieldKind } from './kind'
import { unknownKind } from './unknown'

const files = import.meta.glob<{ kind: FieldKind }>('./fields/*.tsx')
const brought = new Map<string, Promise<FieldKind>>()
const sets = new Map<string, Promise<Kinds>>()

export type Kinds = ReadonlyMap<string, FieldKind>

function bring(type: string): Promise<FieldKind> {
  const known = brought.get(type)
  if (known) return known
  const file = files[`./fields/${type}.tsx`]
  const coming = file ? file().then((module) => module.kind) : Promise.resolve(unknownKind)
  brought.set(type, coming)
  coming.catch(() => brought.delete(type))
  return coming
}

/** The kinds of `fields` and of the columns in their tables; suspends until they are here. */
export function useKinds(fields: readonly FieldView[]): Kinds {
  const types = [...new Set(fields.flatMap((field) => [field.type, ...(field.config.fields ?? []).map((inner) => inner.type)]))]
  const name = types.toSorted().join(' ')
  let coming = sets.get(name)
  if (!coming) {
    coming = Promise.all(types.map(async (type) => [type, await bring(type)] as const)).then((pairs) => new Map(pairs))
    sets.set(name, coming)
    coming.catch(() => sets.delete(name))
  }
  return use(coming)
}
