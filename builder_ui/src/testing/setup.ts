/** What every test stands on: Chinese texts, a fresh document after each, and the few browser parts that jsdom lacks. */
import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { startLanguage } from '../i18n'

window.matchMedia = (query: string) =>
  ({ matches: true, media: query, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeAll(() => startLanguage())
afterEach(cleanup)
