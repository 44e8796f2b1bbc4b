/** Fails the build when people would have to download too much: the first screen, or any later step. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUILT = new URL('../../app/static/ui/', import.meta.url)
const INITIAL_KB = 240
const STEP_KB = 200
const APART = /plotly/ // charts come in a bundle of their own, after the page is there

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', BUILT), 'utf8'))
const sizes = new Map()

/** The script files that `name` needs before it can run. */
function closure(name, seen = new Set()) {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const next of manifest[name].imports ?? []) closure(next, seen)
  return seen
}

function kilobytes(names) {
  let bytes = 0
  for (const { file } of [...names].map((name) => manifest[name])) {
    if (!file.endsWith('.js')) continue
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, BUILT)), { level: 9 }).length)
    bytes += sizes.get(file)
  }
  return bytes / 1024
}

/** What is there already when `name` is asked for: all that whoever asks for it needed. */
function before(name) {
  const askers = Object.keys(manifest).filter((each) => manifest[each].dynamicImports?.includes(name))
  const [first = initial, ...others] = askers.map((each) => closure(each))
  return new Set([...initial, ...[...first].filter((part) => others.every((other) => other.has(part)))])
}

const entry = Object.keys(manifest).find((name) => manifest[name].isEntry)
const initial = closure(entry)
const lines = [['initial', kilobytes(initial), INITIAL_KB]]
for (const name of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)) {
  const there = before(name)
  const more = [...closure(name)].filter((part) => !there.has(part))
  if (APART.test(name) || more.some((part) => APART.test(part))) continue
  lines.push([name.replace(/^src\//, ''), kilobytes(more), STEP_KB])
}
const over = lines.filter(([, size, limit]) => size > limit)
const plotly = Object.keys(manifest).filter((name) => APART.test(name))
if (plotly.some((name) => initial.has(name))) over.push(['plotly is in the first download', 0, 0])

const largest = lines.slice(1).toSorted((a, b) => b[1] - a[1]).slice(0, 6)
for (const [name, size, limit] of [lines[0], ...largest]) {
  process.stdout.write(`${size.toFixed(0).padStart(4)} KB of ${limit}  ${name}\n`)
}
if (over.length > 0) {
  process.stderr.write(`over budget: ${over.map(([name]) => name).join(', ')}\n`)
  process.exit(1)
}
