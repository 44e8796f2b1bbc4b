/** A setting's value as people read it: words in their language, conditions as sentences, the rest short. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { catalogueQuery } from '../../../api/drafts'
import type { Words } from '../../../api/words'
import type { Difference } from '../../../designer/difference'
import type { FormBody } from '../../../designer/document'
import { namesOf } from '../../../designer/names'
import { sentence } from '../../../designer/sentence'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { useSystemNames } from '../studio/useSystemNames'

const LONGEST = 120

export type ValueText = (value: unknown) => string

export function useValueText(difference: Difference, drafts: readonly Draft[]): ValueText {
  const { t, say } = useWords()
  const catalogue = useQuery(catalogueQuery).data
  const system = useSystemNames(drafts)
  const names = useMemo(() => {
    const body = (difference.after ?? difference.before)?.body ?? {}
    const key = difference.kind === 'form' ? difference.key : String(body.form ?? '')
    const form = (difference.kind === 'form' ? body : drafts.find((draft) => draft.kind === 'form' && draft.key === key)?.document.body) as FormBody | undefined
    return namesOf({ key, fields: form?.fields ?? [], statuses: form?.statuses ?? [] }, system)
  }, [difference, drafts, system])
  return useCallback(
    (value: unknown): string => {
      const operator = (symbol: string) => {
        const kind = catalogue?.operators.kinds.find((each) => each.symbol === symbol || each.type === symbol)
        return kind ? say(kind.label) : symbol
      }
      const told = (each: unknown): string => {
        if (each === undefined || each === null) return '—'
        if (typeof each === 'boolean') return t(each ? 'common.yes' : 'common.no')
        if (typeof each !== 'object') return String(each)
        if (Array.isArray(each)) return each.length === 0 ? '—' : each.map(told).join(t('publish.comma'))
        if ('zh' in each) return say(each as Words)
        if ('label' in each) return say((each as { label: Words }).label)
        const words = sentence(each, names, { say, operator, and: t('condition.and'), or: t('condition.or'), not: t('condition.not'), comma: t('common.comma'), other: '' })
        return words || JSON.stringify(each)
      }
      const text = told(value)
      return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
    },
    [catalogue, names, say, t],
  )
}
