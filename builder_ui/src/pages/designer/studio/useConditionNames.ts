/** What a condition may compare: the names of the studio and, where an event is at hand, each as it was before. */
import { useMemo } from 'react'
import { withPast, type Name } from '../../../designer/names'
import { useBoth } from '../../../i18n/useBoth'
import { useStudio } from './studio'

export function useConditionNames(): readonly Name[] {
  const { names, past } = useStudio()
  const both = useBoth()
  return useMemo(() => (past ? withPast(names, both('condition.before')) : names), [names, past, both])
}
