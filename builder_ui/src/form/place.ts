/** Where a form is shown, for widgets that behave differently for buyers and for colleagues. */
import { createContext, useContext } from 'react'
import type { StoredFile, UploadTarget } from '../api/upload'

export interface Place {
  /** "public": a buyer, mostly on a phone; "desk": somebody signed in. */
  kind: 'public' | 'desk'
  upload: UploadTarget
  /** Titles of records that reference fields already point at. */
  refs?: Record<string, { id: number; title: string }>
}

export const PlaceContext = createContext<Place>({ kind: 'desk', upload: { path: '/files' } })

export const usePlace = () => useContext(PlaceContext)

/** Files sent from this page, so that a preview needs no second download. */
export const sentFiles = new Map<string, StoredFile & { preview?: string }>()
