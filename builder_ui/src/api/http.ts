/** The one place that talks to the server: JSON in and out, CSRF header, problems as errors. */
import { Problem } from './problem'

export const BASE = '/api/v1'

const state: { csrf: string; language: string; signedOut: () => void } = {
  csrf: '',
  language: 'zh-CN',
  signedOut: () => {},
}

/** What every call carries; set by the session and by the language switch. */
export function configureHttp(changes: Partial<typeof state>): void {
  Object.assign(state, changes)
}

export function commonHeaders(): Record<string, string> {
  return { Accept: 'application/json', 'Accept-Language': state.language, 'X-CSRF-Token': state.csrf }
}

type Query = Record<string, string | number | boolean | null | undefined>

export function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const words = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return BASE + path + (given.length > 0 ? `?${words}` : '')
}

interface Options {
  body?: unknown
  /** JSON that is text already, to be sent as it is. */
  raw?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

export async function call<T>(method: string, url: string, options: Options = {}): Promise<T> {
  return read<T>(await send(method, url, options))
}

/** As `call`, with the very text of the answer and the mark that the next save must name. */
export async function exchange(method: string, url: string, options: Options = {}): Promise<{ text: string; etag: string }> {
  const response = await send(method, url, options)
  if (!response.ok) await read(response)
  return { text: await response.text(), etag: response.headers.get('ETag') ?? '' }
}

async function send(method: string, url: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = { ...commonHeaders(), ...options.headers }
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  return fetch(url, { method, headers, credentials: 'same-origin', body, signal: options.signal }).catch((reason: unknown) => {
    if (options.signal?.aborted) throw reason
    throw new Problem(0)
  })
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text()
  const body: unknown = isJson(response) && text ? JSON.parse(text) : undefined
  if (response.ok) return body as T
  if (response.status === 401) state.signedOut()
  throw new Problem(response.status, body as object | undefined)
}

function isJson(response: Response): boolean {
  return /json/.test(response.headers.get('Content-Type') ?? '')
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  call<T>('GET', address(path, query), { signal })
export const post = <T>(path: string, body: unknown = {}, headers?: Record<string, string>) =>
  call<T>('POST', address(path), { body, headers })
export const put = <T>(path: string, body: unknown) => call<T>('PUT', address(path), { body })
export const patch = <T>(path: string, body: unknown, headers?: Record<string, string>) =>
  call<T>('PATCH', address(path), { body, headers })
export const remove = <T>(path: string) => call<T>('DELETE', address(path))
