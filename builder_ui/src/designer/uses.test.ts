/** Who uses a field is found in every document of the real template; the map puts each document where it belongs. */
import { expect, test } from 'vitest'
import { atlas } from './map'
import { usesOf, type Draft } from './uses'

const files = import.meta.glob<Draft['document'] & Draft>('../../../seed_configs/after_sales/{form,flow,rule,report,role,dashboard,group}/*.json', { eager: true, import: 'default' })
const drafts: Draft[] = Object.values(files).map((document) => ({ kind: document.kind, key: document.key, name: document.name, version: 1, state: 'same', document }))

test('uses in conditions, flows, rules and reports are found', () => {
  const found = usesOf(drafts, 'return_refund', 'refund_amount')
  expect(new Set(found.map((use) => use.kind))).toEqual(new Set(['form', 'flow', 'rule', 'report']))
  expect(usesOf(drafts, 'return_refund', 'nothing')).toEqual([])
})

test('a field of the same name in another form is another field', () => {
  const found = usesOf(drafts, 'quality_issue', 'refund_amount')
  expect(found).toEqual([])
})

test('a field is not its own use, nor is its place on the canvas', () => {
  const pointers = usesOf(drafts, 'logistics_exception', 'last_place').filter((use) => use.kind === 'form')
  expect(pointers.map((use) => use.pointer)).toEqual([])
})

test('every document of the template has its place on the map', () => {
  const { areas, others } = atlas(drafts)
  expect(areas.map((area) => area.form.key).toSorted()).toEqual(['logistics_exception', 'quality_issue', 'return_refund'])
  expect(areas.every((area) => area.flows.length === 1 && area.rules.length > 0)).toBe(true)
  expect(new Set(others.map(([kind]) => kind))).toEqual(new Set(['role', 'dashboard', 'group']))
})
