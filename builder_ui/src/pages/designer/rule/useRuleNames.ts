/** What conditions of a rule may read: the fields, the system values, and what its trigger brings along. */
import { useMemo } from 'react'
import { namesOf, type FormOf, type Name } from '../../../designer/names'
import type { Block } from '../../../designer/rule/document'
import { eventNames } from '../../../designer/rule/event'
import { useWords } from '../../../i18n/useWords'
import type { Draft } from '../../../designer/uses'
import { useRefNames } from '../studio/useRefNames'
import { useSystemNames } from '../studio/useSystemNames'

export function useRuleNames(form: FormOf, trigger: Block, drafts: readonly Draft[]): Name[] {
  const { t, language } = useWords()
  const system = useSystemNames(drafts)
  const far = useRefNames(form, drafts)
  return useMemo(() => {
    const words = (key: string) => ({ zh: t(key, { lng: 'zh-CN' }), en: t(key, { lng: language }) })
    return [...namesOf(form, system), ...eventNames(trigger, words), ...far]
    // The words of a trigger's own names come in both languages at once.
  }, [form, trigger, system, far, t, language])
}
