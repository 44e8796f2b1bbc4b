/** What a condition may compare: the names of the studio and, where an event is at hand, each as it was before. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { withPast, type Name } from '../../../designer/names'
import { useStudio } from './studio'

export function useConditionNames(): readonly Name[] {
  const { names, past } = useStudio()
  const before = useTranslation().t('condition.before')
  return useMemo(() => (past ? withPast(names, { zh: before, en: before }) : names), [names, past, before])
}
