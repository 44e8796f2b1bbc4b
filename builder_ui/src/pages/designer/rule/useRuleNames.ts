/** What conditions of a rule may read: the fields, the system values, and what its trigger brings along. */
import { useMemo } from 'react'
import { namesOf, type FormOf, type Name } from '../../../designer/names'
import type { Group } from '../../../designer/rule/columns'
import type { Block } from '../../../designer/rule/document'
import { eventNames } from '../../../designer/rule/event'
import { useWords } from '../../../i18n/useWords'
import type { Draft } from '../../../designer/uses'
import { useRefNames } from '../studio/useRefNames'
import { useSystemNames } from '../studio/useSystemNames'

export function useRuleNames(form: FormOf, trigger: Block, groups: readonly Group[], drafts: readonly Draft[]): Name[] {
  const { t, language } = useWords()
  const system = useSystemNames()
  const far = useRefNames(form, drafts)
  return useMemo(() => {
    const options = groups.map(({ key, name }) => ({ id: key, label: name }))
    const known = namesOf(form, system).map((name): Name => (name.id === '_group' && options.length > 0 ? { ...name, sort: 'choice', options } : name))
    const words = (key: string) => ({ zh: t(key, { lng: 'zh-CN' }), en: t(key, { lng: language }) })
    return [...known, ...eventNames(trigger, words), ...far]
    // The words of a trigger's own names come in both languages at once.
  }, [form, trigger, groups, system, far, t, language])
}
