/** Where the value of an expression comes from, as far as a choice of four can tell. Pure. */
export type Source = 'literal' | 'field' | 'now' | 'formula'

export function sourceOf(value: unknown): Source {
  if (typeof value !== 'object' || value === null) return 'literal'
  if (Array.isArray(value)) return value.some((each) => typeof each === 'object') ? 'formula' : 'literal'
  const [[symbol, args] = ['', undefined], ...more] = Object.entries(value)
  if (more.length > 0) return 'formula'
  if (symbol === 'now') return 'now'
  const name = Array.isArray(args) ? (args.length === 1 ? (args[0] as unknown) : undefined) : args
  return symbol === 'var' && typeof name === 'string' ? 'field' : 'formula'
}
