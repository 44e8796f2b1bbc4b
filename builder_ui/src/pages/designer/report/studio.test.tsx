/** The report designer with a catalogue of tomorrow: a chart and a metric that no file of the interface knows are chosen and set. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, within } from '@testing-library/react'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Catalogue, Schema } from '../../../designer/catalogue'
import type { ChartKind, ReportDocument } from '../../../designer/report/document'
import type { Draft } from '../../../designer/uses'
import catalogue from '../../../../../schemas/catalog.json'
import schema from '../../../../../schemas/report.json'
import { Designer } from './Designer'

const SETTINGS: Schema = { type: 'object', properties: { height: { type: 'integer', default: 3, 'x-label': { zh: '飞行高度', en: 'Height' } } }, required: ['height'] }
const CHART: ChartKind = { type: 'owl_flight', v: 1, group: 'owls', label: { zh: '猫头鹰航迹', en: 'Owl flight' }, config: SETTINGS, dimensions: [0, 1], measures: [1, 1], split: false }
const METRIC = { type: 'owl_hours', v: 1, group: 'owls', label: { zh: '猫头鹰工时', en: 'Owl hours' }, config: SETTINGS }
const READY = { type: 'owls', v: 1, group: 'service', label: { zh: '夜班', en: 'Night shift' }, config: {}, measure: { type: 'owl_hours', config: { height: 9 } }, each: [] }

function adding(room: 'charts' | 'metrics' | 'ready', kind: object) {
  return { ...catalogue[room], kinds: [...catalogue[room].kinds, kind] }
}

const TOMORROW = { ...catalogue, charts: adding('charts', CHART), metrics: adding('metrics', METRIC), ready: adding('ready', READY) } as unknown as Catalogue

const FORM = { kind: 'form', key: 'repair', version: 1, name: { zh: '维修单' }, body: { fields: [], statuses: [{ id: 'new', category: 'new', label: { zh: '新建' } }] } }
const REPORT: ReportDocument = {
  kind: 'report',
  key: 'repairs',
  version: 1,
  name: { zh: '维修', en: 'Repairs' },
  body: { form: 'repair', measures: [], dimensions: [], chart: { type: 'kpi', config: {} } },
}
const DRAFTS = [{ kind: 'form', key: 'repair', name: FORM.name, version: 1, state: 'new', document: FORM }] as unknown as Draft[]

const sent = vi.fn<(method: string, path: string, body: string) => Response>()

const answer = (body: unknown) => new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json', ETag: '"2"' } })

beforeEach(() => {
  sent.mockReset()
  sent.mockImplementation((_, path) => answer(path.includes('/check') ? { problems: [] } : { items: [], figure: { data: [], layout: {} }, rows: [] }))
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => Promise.resolve(sent(init.method ?? 'GET', url, (init.body as string | undefined) ?? '')))
})

const click = (element: Element | null) => act(async () => void (element && fireEvent.click(element)))
const part = (name: string) => within(document.querySelector<HTMLElement>(name)!)
const saved = () => (JSON.parse(sent.mock.calls.findLast(([method]) => method === 'PUT')?.[2] ?? 'null') as ReportDocument | null)?.body

test('a chart and a metric that nobody knows are offered, chosen, set and saved', async () => {
  const page = <Designer bundle="warranty" name="repairs" start={{ text: `${JSON.stringify(REPORT, null, 2)}\n`, etag: '"1"' }} catalogue={TOMORROW} schema={schema as unknown as Schema} drafts={DRAFTS} />
  const router = createMemoryRouter([{ path: '*', element: <Suspense>{page}</Suspense> }], { initialEntries: ['/designer/warranty/report/repairs'] })
  await act(async () => {
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    )
  })
  const chart = part('.charts').getByText('猫头鹰航迹').closest('button')
  expect(chart?.getAttribute('aria-disabled')).toBe('true') // it needs a measure first
  await click(part('.palette').getByText('夜班'))
  expect(part('.panel').getByText('猫头鹰工时')).toBeDefined()
  expect(part('.panel').getByLabelText<HTMLInputElement>('飞行高度').value).toBe('9')
  await click(chart)
  expect(chart?.getAttribute('aria-pressed')).toBe('true')
  await act(() => vi.waitFor(() => expect(saved()?.chart).toEqual({ type: 'owl_flight', config: { height: 3 } }), 4000))
  expect(saved()?.measures.map(({ type, config }) => ({ type, config }))).toEqual([{ type: 'owl_hours', config: { height: 9 } }])
})
