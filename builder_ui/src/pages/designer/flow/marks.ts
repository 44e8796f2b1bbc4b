/** Marks on cards while a flow is tried out: where it stands, where it has been. */
import { createContext, useContext } from 'react'

export type Mark = 'now' | 'done' | 'stuck'

const NONE: ReadonlyMap<string, Mark> = new Map()

export const MarksContext = createContext<ReadonlyMap<string, Mark>>(NONE)

export const useMarks = () => useContext(MarksContext)
