/**
 * The browser's evaluator as a process: a line of JSON in, a line out, until the input ends. The tests of the server
 * hold it beside the server's own answers.
 *
 *   {"rule": {"+": [{"var": "n"}, 1]}, "types": {"n": "integer"}, "rows": [{"n": 1}], "now": 0}  →  [2]
 */
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const quiet = { root, configFile: false, logLevel: 'silent' }
const { module } = await runnerImport('/src/logic/evaluate.ts', quiet)

for await (const line of createInterface({ input: process.stdin })) {
  const { rule, types, rows, now } = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(rows.map((row) => module.evaluate(rule, row, now, types)))}\n`)
}
