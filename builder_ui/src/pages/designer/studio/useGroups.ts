/** The groups there are, to choose from. */
import { useMemo } from 'react'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'
import { useAllGroups } from './useAllGroups'

export function useGroups(): { value: string; label: string }[] {
  const { say } = useWords()
  const groups = useAllGroups(useStudio().drafts)
  return useMemo(() => groups.map(({ key, name }) => ({ value: key, label: say(name) || key })), [groups, say])
}
