/** Where somebody has put nodes on the canvas: kept in this browser, for the definition holds no positions.
 *
 * A move is a step of the draft like any other: it makes a document that says the same, and the places go with it. So what
 * was moved is undone with everything else, in its turn. */
import { useCallback, useEffect, useMemo } from 'react'
import type { FlowDocument } from '../../../../designer/flow/graph'
import type { Tools } from '../drawing'

export interface Place {
  x: number
  y: number
}

export type Places = Readonly<Record<string, Place>>

const KNOWN = new WeakMap<FlowDocument, Places>()

const keyOf = (flow: string) => `gongdan.flow.${flow}.places`

const stored = (flow: string) => JSON.parse(localStorage.getItem(keyOf(flow)) ?? '{}') as Places

const placesOf = (document: FlowDocument) => KNOWN.get(document) ?? stored(document.key)

/** `put` changes the places as one step; with a mark it belongs to the edit of the same mark just before. */
export function usePlaces(document: FlowDocument, edit: Tools['edit']): { places: Places; put: (next: (before: Places) => Places, mark?: string) => void } {
  const places = useMemo(() => placesOf(document), [document])
  useEffect(() => {
    KNOWN.set(document, places)
    localStorage.setItem(keyOf(document.key), JSON.stringify(places))
  }, [document, places])
  const put = useCallback(
    (next: (before: Places) => Places, mark?: string) =>
      edit((before) => {
        const after = { ...before }
        KNOWN.set(after, next(placesOf(before)))
        return after
      }, mark),
    [edit],
  )
  return { places, put }
}
