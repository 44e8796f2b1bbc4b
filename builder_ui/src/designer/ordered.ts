/** Objects whose keys keep their written order: a document that is edited and edited back has the same bytes. Pure. */

type Values = Readonly<Record<string, unknown>>

/** `value` under `key`; a new key comes after the nearest of those before it in `order` that is there. */
export function put<T extends object>(object: T, key: string, value: unknown, order: readonly string[]): T {
  const values = object as Values
  if (value === undefined) return without(object, key)
  if (Object.is(values[key], value)) return object
  if (Object.hasOwn(values, key)) return { ...object, [key]: value }
  const before = order.slice(0, order.indexOf(key)).findLast((each) => Object.hasOwn(values, each))
  const entries = Object.entries(values)
  const at = order.includes(key) ? entries.findIndex(([each]) => each === before) + 1 : entries.length
  return Object.fromEntries(entries.toSpliced(at, 0, [key, value])) as T
}

export function without<T extends object>(object: T, key: string): T {
  if (!Object.hasOwn(object, key)) return object
  return Object.fromEntries(Object.entries(object).filter(([each]) => each !== key)) as T
}

/** Whether both say the same, in whatever order their keys are written. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && same((a as Values)[name], (b as Values)[name]))
}
