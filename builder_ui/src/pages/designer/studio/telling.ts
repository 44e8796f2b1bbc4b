/** How settings are told in a few words: every name that a widget may need to say a value. */
import { useMemo } from 'react'
import type { Words } from '../../../api/words'
import { widgetOf, type Schema } from '../../../designer/catalogue'
import { spanOf } from '../../../designer/span'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'
import { useGroups } from './useGroups'
import { useSentence } from './useSentence'
import { widgetNamed } from './widgets'

export interface Telling {
  say: (words: Words | undefined) => string
  t: (key: string, options?: Record<string, unknown>) => string
  /** A field or system value by its label. */
  name: (id: string) => string
  option: (field: string, value: unknown) => string
  group: (key: string) => string
  status: (id: string) => string
  node: (id: string) => string
  sentence: (rule: unknown) => string
  span: (seconds: number) => string
  /** Any value by its schema. */
  tell: (value: unknown, schema: Schema) => string
}

export function useTelling(): Telling {
  const { t, say } = useWords()
  const { names, form, nodes } = useStudio()
  const groups = useGroups()
  const sentence = useSentence()
  return useMemo((): Telling => {
    const told: Telling = {
      say,
      t: (key, options) => t(key, options ?? {}),
      name: (id) => say(names.find((each) => each.id === id)?.label) || id,
      option: (field, value) => {
        const known = names.find((each) => each.id === field)
        const option = known?.options?.find((each) => each.id === value)
        return option ? say(option.label) : String(value)
      },
      group: (key) => groups.find((each) => each.value === key)?.label ?? key,
      status: (id) => say(form.statuses.find((each) => each.id === id)?.label) || id,
      node: (id) => say(nodes?.find((each) => each.id === id)?.name) || id,
      sentence,
      span: (seconds) => {
        const { count, unit } = spanOf(seconds)
        return t(`span.${unit}`, { count })
      },
      tell: (value, schema) => (value === undefined ? '' : (widgetNamed(widgetOf(schema)).tell?.(value, schema, told) ?? '')),
    }
    return told
  }, [t, say, names, form, nodes, groups, sentence])
}
