/** Where a document is drawn or shown, and where in it a problem lies. */
export function addressOf(bundle: string, kind: string, key: string, pointer = ''): string {
  return `/designer/${bundle}/${kind}/${key}${pointer ? `?at=${encodeURIComponent(pointer)}` : ''}`
}

/** The address of a problem; null where it belongs to no document, as a failed case does. */
export function addressOfProblem(bundle: string, document: string, pointer: string): string | null {
  const [kind, key] = document.split('/')
  return kind && key ? addressOf(bundle, kind, key, pointer) : null
}
