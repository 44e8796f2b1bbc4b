/** Whether there is room for the side navigation and for tables, or for whatever a media query asks. */
import { useCallback, useSyncExternalStore } from 'react'

const WIDE = '(min-width: 900px)'

export function useRoom(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

export const useWide = () => useRoom(WIDE)
