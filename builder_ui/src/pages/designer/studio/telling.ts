/** How settings are told in a few words: every name that a widget may need to say a value. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { peopleQuery } from '../../../api/people'
import { widgetOf } from '../../../designer/catalogue'
import { spanOf } from '../../../designer/span'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'
import { useChoices } from './useDocuments'
import { useSentence } from './useSentence'
import type { Telling } from './widget'
import { widgetNamed } from './widgets'

export function useTelling(): Telling {
  const { t, say } = useWords()
  const { names, form, nodes } = useStudio()
  const groups = useChoices('group')
  const people = useQuery(peopleQuery()).data
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
      person: (username) => people?.find((each) => each.username === username)?.name ?? username,
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
  }, [t, say, names, form, nodes, groups, people, sentence])
}
