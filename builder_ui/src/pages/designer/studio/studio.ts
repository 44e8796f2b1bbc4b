/** What every part of a designer reaches for, whatever it draws: what there is to choose from, and where it is. */
import { createContext, useContext } from 'react'
import type { Words } from '../../../api/words'
import type { Catalogue, Schema } from '../../../designer/catalogue'
import type { FormOf, Name } from '../../../designer/names'
import type { Draft } from '../../../designer/uses'

export interface Studio {
  bundle: string
  /** The document that is drawn. */
  kind: string
  key: string
  name: Words
  /** The JSON Schema of its kind of definition. */
  schema: Schema
  catalogue: Catalogue
  /** The form that is drawn, or whose records the document is about. */
  form: FormOf
  /** What conditions may read. */
  names: Name[]
  /** Conditions look at an event, and may ask what it changed. */
  past?: boolean
  /** All documents of the application, as they are drawn now. */
  drafts: readonly Draft[]
  /** The nodes of a flow, to choose from. */
  nodes?: readonly { id: string; name: Words; type: string }[]
}

export const StudioContext = createContext<Studio | null>(null)

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('only inside a designer')
  return studio
}
