/** Names for new things: they are kept for ever, so they are short and never taken twice. Pure. */
export const KEY = /^[a-z][a-z0-9_]{0,47}$/

/** `stem`, or with the next free number behind it. */
export function fresh(stem: string, taken: Iterable<string>, from = 1): string {
  const known = new Set(taken)
  const short = stem.replace(/_\d+$/, '').slice(0, 42)
  for (let number = from; ; number += 1) {
    const id = `${short}_${number}`
    if (!known.has(id)) return id
  }
}

/** English words as a key: "Warranty repair" becomes warranty_repair; empty where nothing is left. */
export function keyOf(words: string): string {
  const key = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
  return key.slice(0, 48)
}
