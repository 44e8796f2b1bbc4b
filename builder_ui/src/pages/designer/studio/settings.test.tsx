/** Settings say what holds where nothing is written, and offer only what means something. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Catalogue, Schema } from '../../../designer/catalogue'
import { Settings } from './Settings'
import { StudioContext, type Studio } from './studio'

const PRIORITY = { id: '_priority', label: { zh: '优先级' }, sort: 'choice' as const, options: [{ id: 'low', label: { zh: '低' } }, { id: 'high', label: { zh: '高' } }] }
const words = { zh: '某物', en: 'Thing' }
const STUDIO: Studio = { bundle: 'b', kind: 'priority', key: 'p', name: words, schema: {}, catalogue: {} as Catalogue, form: { key: 'f', fields: [], statuses: [] }, names: [PRIORITY], drafts: [] }

function show(properties: Record<string, Schema>, start: Record<string, unknown>) {
  const told = vi.fn<(value: Record<string, unknown>) => void>()
  const page = (
    <QueryClientProvider client={new QueryClient()}>
      <StudioContext value={STUDIO}>
        <Settings id="s" schema={{ type: 'object', properties }} value={start} onChange={told} />
      </StudioContext>
    </QueryClientProvider>
  )
  render(page)
  return told
}

const WHEN: Schema = { type: ['object', 'boolean'], 'x-widget': 'logic', 'x-label': { zh: '适用于' }, 'x-empty': { zh: '全部' } }

test('a condition that narrows something is all or a condition, not yes or no', () => {
  show({ when: WHEN }, {})
  const ways = within(screen.getByRole('group', { name: '适用于' }))
  expect(ways.getAllByRole('radio').map((each) => each.closest('label')?.textContent)).toEqual(['全部', '按条件'])
  expect(ways.getByRole<HTMLInputElement>('radio', { name: '全部' }).checked).toBe(true)
})

test('what an older document says instead is seen, and can be left', () => {
  const told = show({ when: WHEN }, { when: false })
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '否' }).checked).toBe(true)
  fireEvent.click(screen.getByRole('radio', { name: '全部' }))
  expect(told.mock.lastCall?.[0]).toEqual({})
})

test('a yes or no stays one', () => {
  show({ required: { type: ['object', 'boolean'], 'x-widget': 'logic', 'x-label': { zh: '必填' } } }, {})
  expect(screen.getAllByRole('radio').map((each) => each.closest('label')?.textContent)).toEqual(['否', '是', '按条件'])
})

test('points are given to options by their names, and a new row holds nothing that was not asked for', () => {
  const row: Schema = { type: 'object', properties: { value: { type: 'string', 'x-widget': 'value_of', 'x-label': { zh: '选项' } }, points: { type: 'integer', 'x-label': { zh: '分数' } } }, required: ['value', 'points'] }
  const told = show({ of: { type: 'string' }, points: { type: 'array', items: row, 'x-label': { zh: '分数表' } } }, { of: { var: '_priority' }, points: [{ value: 'low', points: 1 }] })
  expect(screen.getByRole('combobox', { name: '选项 低' })).toBeTruthy()
  expect(screen.getByTitle('低')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /添加/ }))
  expect(told.mock.lastCall?.[0].points).toEqual([{ value: 'low', points: 1 }, {}])
})

test('a choice shows what holds unless something else is chosen', () => {
  show({ channel: { enum: ['in_app', 'mail'], default: 'in_app', 'x-label': { zh: '渠道' } } }, {})
  expect(screen.getByTitle('站内消息')).toBeTruthy()
})
