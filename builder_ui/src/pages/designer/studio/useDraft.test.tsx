/** Saves of one page never meet each other, however slow the server is. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import type { Envelope } from '../../../designer/document'
import { useDraft } from './useDraft'

const START = { text: '{"kind":"form","key":"repair","version":1,"name":{"zh":"一"},"body":{}}', etag: '"1"' }
const client = new QueryClient()
const Around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
const named = (zh: string) => (old: Envelope): Envelope => ({ ...old, name: { zh } })

test('a save that is asked for while another is under way waits for it, and stands on what that has made', async () => {
  const answers: (() => void)[] = []
  const upon: (string | undefined)[] = []
  vi.stubGlobal('fetch', (_: string, { headers }: { headers: Record<string, string> }) => {
    upon.push(headers['If-Match'])
    const answer = new Response('{"sha256":"x"}', { headers: { 'Content-Type': 'application/json', ETag: `"${upon.length + 1}"` } })
    return new Promise<Response>((resolve) => answers.push(() => resolve(answer)))
  })
  const { result } = renderHook(() => useDraft<Envelope>('shop', 'form', 'repair', START), { wrapper: Around })
  act(() => result.current.edit(named('二')))
  act(() => result.current.save())
  await waitFor(() => expect(upon).toEqual(['"1"']))
  act(() => result.current.edit(named('三')))
  act(() => result.current.save())
  expect(upon).toEqual(['"1"'])
  act(() => answers[0]?.())
  await waitFor(() => expect(upon).toEqual(['"1"', '"2"']))
  act(() => answers[1]?.())
  await waitFor(() => expect(result.current.state).toBe('saved'))
})
