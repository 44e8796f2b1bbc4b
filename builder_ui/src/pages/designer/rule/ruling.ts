/** What the parts of the rule designer share besides the studio: the rule as drawn, and what can be done to it. */
import { createContext, useContext } from 'react'
import type { Found } from '../../../api/drafts'
import type { Group } from '../../../designer/rule/columns'
import type { Edit, RuleDocument } from '../../../designer/rule/document'

export interface Ruling {
  document: RuleDocument
  edit: (edit: Edit, mark?: string) => void
  /** Says what was done, for those who cannot see it. */
  tell: (text: string) => void
  problems: readonly Found[]
  groups: readonly Group[]
}

export const RulingContext = createContext<Ruling | null>(null)

export function useRuling(): Ruling {
  const ruling = useContext(RulingContext)
  if (!ruling) throw new Error('only inside the rule designer')
  return ruling
}
