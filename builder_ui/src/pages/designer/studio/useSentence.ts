/** Conditions in the words of the page: operators as the catalogue calls them, fields by their labels. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { sentence } from '../../../designer/sentence'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'
import { useConditionNames } from './useConditionNames'

const formulas = queryOptions({ queryKey: ['formulas'], queryFn: async () => (await import('../../../designer/formulaSaid')).formulaSaid, staleTime: Infinity })

export function useOperator(): (symbol: string) => string {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  return useCallback(
    (symbol: string) => {
      const kind = catalogue.operators.kinds.find((each) => each.symbol === symbol || each.type === symbol)
      return kind ? say(kind.label) : t(`condition.${symbol}`, { defaultValue: symbol })
    },
    [catalogue, say, t],
  )
}

export function useSentence(): (rule: unknown) => string {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  const names = useConditionNames()
  const operator = useOperator()
  // Few conditions are formulas: how those are told comes a moment later.
  const formulaSaid = useQuery(formulas).data
  return useCallback(
    (rule: unknown) => {
      const speech = { say, operator, and: t('condition.and'), or: t('condition.or'), not: t('condition.not'), comma: t('common.comma'), other: t('condition.other') }
      return sentence(rule, names, speech, formulaSaid && ((formula) => formulaSaid(formula, names, catalogue.operators.kinds, speech)))
    },
    [names, catalogue, say, operator, formulaSaid, t],
  )
}
