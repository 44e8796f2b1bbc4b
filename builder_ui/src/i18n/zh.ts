/** Every text of the interface in one language: one file per part of it. */
const files = import.meta.glob<Record<string, unknown>>('./zh/*.json', { eager: true, import: 'default' })

export default Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]),
)
