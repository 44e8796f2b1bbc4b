/** Marks on cards while a flow is tried out: where it stands, where it has been. */
import { createContext, useContext } from 'react'

export type Mark = 'now' | 'done' | 'stuck'

export const NO_MARKS: ReadonlyMap<string, Mark> = new Map()

export const MarksContext = createContext<ReadonlyMap<string, Mark>>(NO_MARKS)

export const useMarks = () => useContext(MarksContext)
