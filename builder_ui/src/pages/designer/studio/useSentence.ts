/** Conditions in the words of the page: operators as the catalogue calls them, fields by their labels. */
import { useCallback } from 'react'
import { sentence } from '../../../designer/sentence'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'

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
  const { names } = useStudio()
  const operator = useOperator()
  return useCallback(
    (rule: unknown) => sentence(rule, names, { say, operator, and: t('condition.and'), or: t('condition.or'), not: t('condition.not'), other: t('condition.other') }),
    [names, say, operator, t],
  )
}
