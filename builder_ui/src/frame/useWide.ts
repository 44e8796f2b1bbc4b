/** Whether there is room for the side navigation and for tables. */
import { useSyncExternalStore } from 'react'

const QUERY = '(min-width: 900px)'

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(QUERY)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches)
}
