/** What every part of a formula reaches for: the operators, and those that are offered, by group. */
import { createContext, useContext } from 'react'
import type { Kind } from '../../../../designer/catalogue'
import type { Kinds } from '../../../../designer/formula'

interface Formulas {
  kinds: Kinds
  offered: readonly { group: string; list: readonly Kind[] }[]
}

export const FormulaContext = createContext<Formulas | null>(null)

export function useFormula(): Formulas {
  const found = useContext(FormulaContext)
  if (!found) throw new Error('only inside a formula')
  return found
}
