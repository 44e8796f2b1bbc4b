/** The outermost settings of a panel: what a widget deep inside may have to look at. */
import { createContext, useContext } from 'react'

export const RootContext = createContext<Readonly<Record<string, unknown>> | null>(null)

export const useRoot = () => useContext(RootContext) ?? {}
