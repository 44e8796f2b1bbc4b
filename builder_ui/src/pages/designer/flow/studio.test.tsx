/** The flow designer with a catalogue of today and of tomorrow: palette, "+" and panel are drawn from it, keys and undo hold. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, waitFor, within } from '@testing-library/react'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Catalogue, Schema } from '../../../designer/catalogue'
import type { FlowDocument, NodeKind } from '../../../designer/flow/graph'
import type { Draft } from '../../../designer/uses'
import { Designer } from './Designer'
import catalogue from '../../../../../schemas/catalog.json'
import schema from '../../../../../schemas/flow.json'

/** A kind that no file of the interface knows: it waits, it has exits of its own, and settings of every sort. */
const OWL: NodeKind = {
  type: 'owl_post',
  v: 1,
  group: 'owls',
  label: { zh: '猫头鹰邮差', en: 'Owl post' },
  role: 'step',
  waits: true,
  decides: false,
  tells: { always: [], lists: [], fields: null, under: null, rows: null, items: null, call: false },
  ports: { always: [{ id: 'delivered', label: { zh: '送达', en: 'delivered' } }], each: null, when_set: { patience: { id: 'late', label: { zh: '迟到', en: 'late' } } }, named_by: null },
  config: {
    type: 'object',
    properties: {
      speed: { enum: ['slow', 'fast'], 'x-choices': { slow: { zh: '慢飞', en: 'slow' }, fast: { zh: '快飞', en: 'fast' } }, 'x-label': { zh: '速度', en: 'Speed' } },
      patience: { type: 'integer', 'x-widget': 'duration', 'x-when': { speed: ['fast'] }, 'x-label': { zh: '耐心', en: 'Patience' } },
      whim: { 'x-widget': 'never_heard_of', 'x-label': { zh: '脾气', en: 'Whim' } },
    },
    required: ['speed'],
  },
}
const TOMORROW = { ...catalogue, nodes: { ...catalogue.nodes, kinds: [...catalogue.nodes.kinds, OWL] } } as unknown as Catalogue

const FORM = {
  kind: 'form',
  key: 'repair',
  version: 1,
  name: { zh: '维修单' },
  body: { fields: [{ id: 'amount', type: 'money', config: {}, label: { zh: '费用', en: 'Cost' } }], statuses: [{ id: 'new', category: 'new', label: { zh: '新建' } }] },
}
const FLOW: FlowDocument = {
  kind: 'flow',
  key: 'repair',
  version: 1,
  name: { zh: '维修流程', en: 'Repair' },
  body: {
    form: 'repair',
    nodes: [
      { id: 'start', type: 'start', name: { zh: '开始' } },
      { id: 'big', type: 'exclusive', name: { zh: '金额大吗' }, config: { branches: [{ port: 'yes', label: { zh: '大额' }, when: { '>': [{ var: 'amount' }, 20000] } }], default: 'other' } },
      { id: 'tell', type: 'notify', name: { zh: '告诉主管' }, config: { channel: 'in_app', to: { of: 'assignee' }, title: { zh: '大额维修' }, body: { zh: '{amount}' } } },
      { id: 'end', type: 'end', name: { zh: '结束' } },
    ],
    edges: [
      { from: 'start', to: 'big' },
      { from: 'big', port: 'yes', to: 'tell' },
      { from: 'big', port: 'other', to: 'end' },
      { from: 'tell', to: 'end' },
    ],
  },
}
const DRAFTS = [
  { kind: 'form', key: 'repair', name: FORM.name, version: 1, state: 'new', document: FORM },
  { kind: 'flow', key: 'repair', name: FLOW.name, version: 1, state: 'new', document: FLOW },
] as unknown as Draft[]

const sent = vi.fn<(method: string, path: string, body: string) => Response>()

function answer(body: unknown): Response {
  return new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json', ETag: '"2"' } })
}

beforeEach(() => {
  sessionStorage.clear()
  sent.mockReset()
  sent.mockImplementation((_, path) => answer(path.includes('/check') ? { problems: [] } : { items: [] }))
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => Promise.resolve(sent(init.method ?? 'GET', url, (init.body as string | undefined) ?? '')))
})

async function open(at = '') {
  const start = { text: `${JSON.stringify(FLOW, null, 2)}\n`, etag: '"1"' }
  const page = <Designer bundle="warranty" name="repair" start={start} catalogue={TOMORROW} schema={schema as unknown as Schema} drafts={DRAFTS} />
  const router = createMemoryRouter([{ path: '*', element: <Suspense>{page}</Suspense> }], { initialEntries: [`/designer/warranty/flow/repair${at}`] })
  await act(async () => {
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    )
  })
}

const names = () => [...document.querySelectorAll('.story .node-name')].map((element) => element.textContent)
const press = (key: string, more: object = {}) => act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }))
const click = (element: Element | null) => act(async () => void (element && fireEvent.click(element)))
const part = (name: string) => within(document.querySelector<HTMLElement>(name)!)
const saved = () => (JSON.parse(sent.mock.calls.findLast(([method]) => method === 'PUT')?.[2] ?? 'null') as FlowDocument | null)?.body
const configOf = (id: string) => saved()?.nodes.find((node) => node.id === id)?.config

test('a kind that nobody knows stands in the palette, is put after what is selected, and has its panel and its exits', async () => {
  await open()
  await click(document.querySelector('#node-tell'))
  await click(part('.palette').getByText('猫头鹰邮差'))
  expect(names()).toEqual(['开始', '金额大吗', '告诉主管', '猫头鹰邮差', '结束'])
  const panel = part('.panel')
  expect(panel.getAllByText('速度').length).toBeGreaterThan(0)
  expect(panel.getByLabelText('脾气')).toBeDefined()
  expect(panel.queryByLabelText('耐心')).toBeNull()
  await act(() => vi.waitFor(() => expect(saved()?.edges).toContainEqual({ from: 'owl_post_1', port: 'delivered', to: 'end' }), 4000))
})

test('a checklist gets an item by a button, and a part of the form is chosen, not made up', async () => {
  await open()
  await click(document.querySelector('#node-tell'))
  await click(part('.palette').getByText('人工处理'))
  await click(part('.panel [data-setting=checklist]').getByRole('button', { name: /添加/ }))
  await click(part('.panel [data-setting=checklist]').getByLabelText('必须勾选'))
  await click(part('.panel').getByText('字段权限'))
  await click(part('.panel [data-setting=sections]').getByRole('button', { name: /添加/ }))
  await act(() => vi.waitFor(() => expect(configOf('human_task_1')?.['sections']).toEqual([{ access: 'edit' }]), 4000))
  expect(configOf('human_task_1')?.['checklist']).toEqual([{ id: 'item_1', label: { zh: '检查项 1', en: 'Item 1' }, required: true }])
})

test('cards and branches are told in plain words', async () => {
  await open()
  expect(part('.branch').getByText('费用 大于 ¥200.00')).toBeDefined()
  expect(part('[data-node=tell]').getByText(/站内消息：负责人/)).toBeDefined()
})

test('keys go through the cards, move, copy, delete, undo and redo', async () => {
  await open()
  await click(document.querySelector('#node-tell'))
  await press('d', { ctrlKey: true })
  expect(names()).toEqual(['开始', '金额大吗', '告诉主管', '告诉主管 2', '结束'])
  await press('ArrowUp', { altKey: true })
  expect(names()).toEqual(['开始', '金额大吗', '告诉主管 2', '告诉主管', '结束'])
  await press('Delete')
  expect(names()).toEqual(['开始', '金额大吗', '告诉主管', '结束'])
  await press('z', { ctrlKey: true })
  await press('z', { ctrlKey: true })
  await press('z', { ctrlKey: true })
  expect(names()).toEqual(['开始', '金额大吗', '告诉主管', '结束'])
  await press('z', { ctrlKey: true, shiftKey: true })
  expect(names()).toContain('告诉主管 2')
})

test('a node with several ways asks which of them stays', async () => {
  await open()
  await click(document.querySelector('#node-big'))
  await press('Delete')
  // Its dialog is fetched first.
  await waitFor(() => expect(document.querySelector('[role=dialog]')).not.toBeNull(), { timeout: 8000 })
  const dialog = part('[role=dialog]')
  await click(dialog.getByText(/保留“大额”/))
  await click(dialog.getByText(/^删 ?除$/))
  expect(names()).toEqual(['开始', '告诉主管', '结束'])
})

test('a problem leads to its branch', async () => {
  await open('?at=/body/nodes/1/config/branches/0/when')
  expect(document.querySelector('.branch-main')?.getAttribute('aria-pressed')).toBe('true')
  expect(part('.panel').getByText('费用 大于 ¥200.00')).toBeDefined()
})

test('what is copied can be pasted elsewhere, and an exit can be led elsewhere without drawing', async () => {
  await open()
  await click(document.querySelector('#node-tell'))
  await press('c', { ctrlKey: true })
  await click(document.querySelector('#node-start'))
  await press('v', { ctrlKey: true })
  expect(names()).toEqual(['开始', '告诉主管 2', '金额大吗', '告诉主管', '结束'])
})
