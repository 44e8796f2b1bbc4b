/** Where somebody has put nodes on the canvas: kept in this browser, for the definition holds no positions. */
import { useCallback, useState } from 'react'

export interface Place {
  x: number
  y: number
}

type Places = Readonly<Record<string, Place>>

const keyOf = (flow: string) => `gongdan.flow.${flow}.places`

export function usePlaces(flow: string): { places: Places; put: (node: string, place: Place) => void; forget: () => void } {
  const [places, setPlaces] = useState<Places>(() => JSON.parse(localStorage.getItem(keyOf(flow)) ?? '{}') as Places)
  const put = useCallback(
    (node: string, place: Place) =>
      setPlaces((before) => {
        const next = { ...before, [node]: place }
        localStorage.setItem(keyOf(flow), JSON.stringify(next))
        return next
      }),
    [flow],
  )
  const forget = useCallback(() => {
    localStorage.removeItem(keyOf(flow))
    setPlaces({})
  }, [flow])
  return { places, put, forget }
}
