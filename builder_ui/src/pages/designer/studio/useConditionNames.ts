/** What a condition may compare: the names of the studio and, where an event is at hand, each as it was before. */
import { useMemo } from 'react'
import { withPast, type Name } from '../../../designer/names'
import { useStudio } from './studio'

const BEFORE = { zh: '（变更前）', en: ' (before)' }

export function useConditionNames(): readonly Name[] {
  const { names, past } = useStudio()
  return useMemo(() => (past ? withPast(names, BEFORE) : names), [names, past])
}
