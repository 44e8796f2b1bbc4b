/** The words that stand in cells, in the language of the page. */
import { useMemo } from 'react'
import type { CellWords } from '../../../../designer/rule/value'
import { useWords } from '../../../../i18n/useWords'

export function useCellWords(): CellWords {
  const { t, say } = useWords()
  return useMemo(() => ({ any: t('cell.any'), empty: t('cell.empty'), filled: t('cell.filled'), yes: t('common.yes'), no: t('common.no'), and: t('cell.and'), in: t('cell.in'), not_in: t('cell.not_in'), say }), [t, say])
}
