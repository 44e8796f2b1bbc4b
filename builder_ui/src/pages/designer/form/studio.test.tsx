/** The form designer with a catalogue of today and of tomorrow: palette and panel are drawn from it, keys and undo hold. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Catalogue, Kind, Schema } from '../../../designer/catalogue'
import type { FormDocument } from '../../../designer/document'
import type { Draft } from '../../../designer/uses'
import { Designer } from './Designer'
import catalogue from '../../../../../schemas/catalog.json'
import schema from '../../../../../schemas/form.json'

/** A kind that no file of the interface knows. */
const SEAL: Kind = {
  type: 'seal',
  v: 1,
  group: 'wax',
  label: { zh: '火漆印', en: 'Seal' },
  config: {
    type: 'object',
    properties: {
      wax: { enum: ['red', 'black'], default: 'red', 'x-label': { zh: '蜡的颜色', en: 'Wax' } },
      weight: { type: 'integer', minimum: 1, 'x-label': { zh: '重量', en: 'Weight' } },
      motto: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } }, 'x-label': { zh: '铭文', en: 'Motto' } },
      shape: { 'x-widget': 'never_heard_of', 'x-label': { zh: '形状', en: 'Shape' } },
    },
    required: ['wax'],
  },
}
const TOMORROW = { ...catalogue, fields: { ...catalogue.fields, kinds: [...catalogue.fields.kinds, SEAL] } } as unknown as Catalogue

const FORM: FormDocument = {
  kind: 'form',
  key: 'repair',
  version: 1,
  name: { zh: '维修单', en: 'Repair' },
  body: {
    fields: [
      { id: 'fault', type: 'text', config: {}, label: { zh: '故障', en: 'Fault' } },
      { id: 'amount', type: 'money', config: {}, label: { zh: '费用', en: 'Cost' }, visible: { filled: [{ var: 'fault' }] } },
    ],
    statuses: [{ id: 'new', category: 'new', label: { zh: '新建' } }],
  },
}

const DRAFT: Draft = { kind: 'form', key: 'repair', name: FORM.name, version: 1, state: 'new', document: FORM as never }

const sent = vi.fn<(method: string, path: string, body: string, headers: Record<string, string>) => Response>()

function answer(body: unknown, status = 200, etag = '"2"'): Response {
  const type = status === 200 ? 'application/json' : 'application/problem+json'
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, ETag: etag } })
}

beforeEach(() => {
  sent.mockReset()
  sent.mockImplementation((method, path) => {
    if (path.includes('/check')) return answer({ problems: [] })
    return answer(method === 'PUT' ? { sha256: '2' } : { items: [] })
  })
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    return Promise.resolve(sent(init.method ?? 'GET', url, (init.body as string | undefined) ?? '', init.headers as Record<string, string>))
  })
})

async function open(at = '') {
  const start = { text: `${JSON.stringify(FORM, null, 2)}\n`, etag: '"1"' }
  const page = <Designer bundle="warranty" name="repair" start={start} catalogue={TOMORROW} schema={schema as unknown as Schema} drafts={[DRAFT]} />
  const router = createMemoryRouter([{ path: '*', element: <Suspense>{page}</Suspense> }], { initialEntries: [`/designer/warranty/form/repair${at}`] })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    )
  })
}

const names = () => [...document.querySelectorAll('.field-name')].map((element) => element.textContent)
// Awaited, because panels bring widgets that come a moment later.
const press = (key: string, more: object = {}) => act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }))
const click = (element: Element | null) => act(async () => void (element && fireEvent.click(element)))
// By class: asking antd's pages for roles takes seconds.
const part = (name: string) => within(document.querySelector<HTMLElement>(name)!)
const panel = () => part('.panel')

test('a kind that nobody knows stands in the palette, is added by a click, and has its panel', async () => {
  await open()
  await click(part('.palette').getByText('火漆印'))
  expect(names()).toEqual(['故障', '费用', '火漆印'])
  for (const label of ['蜡的颜色', '重量', '铭文', '形状']) expect(panel().getByLabelText(label)).toBeDefined()
  fireEvent.change(panel().getByLabelText('重量'), { target: { value: '7' } })
  fireEvent.blur(panel().getByLabelText('重量'))
  await act(() => vi.waitFor(() => expect(saved().at(-1)).toMatchObject({ id: 'seal_1', type: 'seal', config: { wax: 'red', weight: 7 } }), 4000))
})

const saved = () => {
  const [, , body] = sent.mock.calls.findLast(([method]) => method === 'PUT') ?? []
  return (JSON.parse(body ?? 'null') as FormDocument | null)?.body.fields ?? []
}

test('keys move, copy, delete, undo and redo', async () => {
  await open()
  await click(document.querySelector('#row-fault'))
  await press('ArrowDown', { altKey: true })
  expect(names()).toEqual(['费用', '故障'])
  await press('d', { ctrlKey: true })
  expect(names()).toEqual(['费用', '故障', '故障 2'])
  await press('Delete')
  expect(names()).toEqual(['费用', '故障'])
  await press('z', { ctrlKey: true })
  await press('z', { ctrlKey: true })
  await press('z', { ctrlKey: true })
  expect(names()).toEqual(['故障', '费用'])
  await press('z', { ctrlKey: true, shiftKey: true })
  expect(names()).toEqual(['费用', '故障'])
})

test('a text box keeps its own keys', async () => {
  await open()
  await click(document.querySelector('#row-fault'))
  const label = panel().getAllByLabelText('标题')[0]!
  fireEvent.change(label, { target: { value: '故障现象' } })
  expect(names()).toEqual(['故障现象', '费用'])
  for (const [key, more] of [['z', { ctrlKey: true }], ['Delete', {}], ['d', { ctrlKey: true }], ['/', {}]] as const) fireEvent.keyDown(label, { key, ...more })
  expect(names()).toEqual(['故障现象', '费用'])
})

test('a field in use is not deleted unseen; one that nobody uses goes at once', async () => {
  await open()
  await click(document.querySelector('#row-fault'))
  await press('Delete')
  expect(names()).toEqual(['故障', '费用'])
  // Its dialog is fetched first.
  await waitFor(() => expect(document.querySelector('[role=dialog]')).not.toBeNull(), { timeout: 8000 })
  const dialog = part('[role=dialog]')
  expect(dialog.getByText(/1 处/)).toBeDefined()
  await click(dialog.getByText(/^取 ?消$/))
  await click(document.querySelector('#row-amount'))
  await press('Delete')
  expect(names()).toEqual(['故障'])
})

test('a problem leads to its field, and its condition is told in words', async () => {
  await open('?at=/body/fields/1/visible')
  expect(document.querySelector('#row-amount')?.getAttribute('aria-pressed')).toBe('true')
  expect(panel().getByText('故障 已填写')).toBeDefined()
})

test('somebody quicker is not overwritten: the conflict is shown, and one decides', async () => {
  await open()
  sent.mockImplementation((method, path) => {
    if (method === 'PUT') return answer({ status: 412, code: 'stale', detail: 'x' }, 412)
    if (path.includes('/definitions')) return answer({ ...FORM, name: { zh: '他们的' } }, 200, '"9"')
    return answer({ problems: [] })
  })
  await click(part('.palette').getByText('火漆印'))
  await act(() => vi.waitFor(() => expect(screen.getByText('载入对方的')).toBeDefined(), 4000))
  await act(async () => fireEvent.click(screen.getByText('载入对方的')))
  expect(names()).toEqual(['故障', '费用'])
  expect(document.querySelector('h1')?.textContent).toBe('他们的')
})
