/** The rule designer with a catalogue of tomorrow: new triggers and actions have their cards and panels by themselves. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, within } from '@testing-library/react'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Catalogue, Kind, Schema } from '../../../designer/catalogue'
import type { RuleDocument } from '../../../designer/rule/document'
import type { Draft } from '../../../designer/uses'
import { RuleDesigner } from './RuleDesigner'
import catalogue from '../../../../../schemas/catalog.json'
import schema from '../../../../../schemas/rule.json'

/** Kinds that no file of the interface knows. */
const FULL_MOON: Kind = {
  type: 'full_moon',
  v: 1,
  group: 'sky',
  label: { zh: '满月时', en: 'At full moon' },
  config: { type: 'object', properties: { nights: { type: 'integer', minimum: 1, default: 2, 'x-label': { zh: '几夜', en: 'Nights' } } }, required: ['nights'] },
}
const SING: Kind = {
  type: 'sing',
  v: 1,
  group: 'music',
  label: { zh: '唱歌', en: 'Sing' },
  config: { type: 'object', properties: { song: { type: 'string', 'x-label': { zh: '歌名', en: 'Song' } } }, required: ['song'] },
}
const grown = (shelf: { label: object; kinds: unknown[] }, kind: Kind) => ({ ...shelf, kinds: [...shelf.kinds, kind] })
const TOMORROW = { ...catalogue, triggers: grown(catalogue.triggers, FULL_MOON), actions: grown(catalogue.actions, SING) } as unknown as Catalogue

const FORM = { kind: 'form', key: 'repair', version: 1, name: { zh: '维修单' }, body: { fields: [{ id: 'amount', type: 'money', config: {}, label: { zh: '费用' } }], statuses: [{ id: 'new', category: 'new', label: { zh: '新建' } }] } }
const RULE: RuleDocument = {
  kind: 'rule',
  key: 'watch',
  version: 1,
  name: { zh: '盯着', en: 'Watch' },
  body: { type: 'reaction', form: 'repair', trigger: { type: 'created', config: {} }, when: { '>': [{ '+': [{ var: 'amount' }, 1] }, 20_000] }, then: [{ id: 'mark', type: 'add_tag', config: { tag: '贵' } }] },
}
const DRAFTS = [{ kind: 'form', key: 'repair', name: FORM.name, version: 1, state: 'new', document: FORM }] as unknown as Draft[]

const sent = vi.fn<(method: string, path: string, body: string) => unknown>()

// Fetched once and in good time: the page brings it along lazily.
beforeAll(() => import('./Reaction'), 60_000)

beforeEach(() => {
  sent.mockReset()
  sent.mockImplementation((_, path) => (path.includes('/check') ? { problems: [] } : { items: [] }))
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    const body = sent(init.method ?? 'GET', url, (init.body as string | undefined) ?? '')
    return Promise.resolve(new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json', ETag: '"2"' } }))
  })
})

async function open() {
  const start = { text: `${JSON.stringify(RULE, null, 2)}\n`, etag: '"1"' }
  const page = <RuleDesigner bundle="warranty" name="watch" start={start} catalogue={TOMORROW} schema={schema as unknown as Schema} drafts={DRAFTS} />
  const router = createMemoryRouter([{ path: '*', element: <Suspense>{page}</Suspense> }], { initialEntries: ['/designer/warranty/rule/watch'] })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    )
  })
  await act(() => vi.waitFor(() => expect(document.querySelector('.clauses')).not.toBeNull(), 15_000))
}

const told = () => document.querySelector('.rule-told')?.textContent
const click = (element: Element | null | undefined) => act(async () => void (element && fireEvent.click(element)))
const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(name))
const card = (name: string) => [...document.querySelectorAll('.kind-card')].find((each) => each.querySelector('strong')?.textContent === name)
const kept = () => {
  const [, , body] = sent.mock.calls.findLast(([method]) => method === 'PUT') ?? []
  return (JSON.parse(body ?? 'null') as RuleDocument | null)?.body
}

const names = () => [...document.querySelectorAll('.action-name')].map((each) => each.textContent)
const press = (key: string, more: object) => act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }))

test('a trigger and an action that nobody knows are chosen, set and told in words; undo takes them back', async () => {
  await open()
  expect(told()).toContain('当 新建时')
  await click(button('换一种时机'))
  await click(card('满月时'))
  await click(button('添加动作'))
  await click(card('唱歌'))
  const panel = within(document.querySelector<HTMLElement>('.action-settings')!)
  fireEvent.change(panel.getByLabelText('歌名'), { target: { value: '茉莉花' } })
  expect(told()).toContain('满月时：几夜 2')
  expect(told()).toContain('唱歌：茉莉花')
  await act(() => vi.waitFor(() => expect(kept()).toMatchObject({ trigger: { type: 'full_moon', config: { nights: 2 } }, then: [{ id: 'mark' }, { id: 'sing_1', config: { song: '茉莉花' } }] }), 4000))
  await act(async () => [1, 2, 3].forEach(() => void fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })))
  expect(told()).not.toContain('唱歌')
  expect(told()).not.toContain('满月时')
})

test('actions are moved, copied and deleted by keys', async () => {
  await open()
  await click(button('添加动作'))
  await click(card('唱歌'))
  document.querySelectorAll<HTMLElement>('.action-name')[1]?.focus()
  await press('ArrowUp', { altKey: true })
  expect(names()).toEqual(['1. 唱歌', '2. 打标签：贵'])
  document.querySelectorAll<HTMLElement>('.action-name')[1]?.focus()
  await press('d', { ctrlKey: true })
  expect(names()).toEqual(['1. 唱歌', '2. 打标签：贵', '3. 打标签：贵'])
  await press('Delete', {})
  expect(names()).toEqual(['1. 唱歌', '2. 打标签：贵'])
})
