/** Texts in the language of the interface: from the locale files (`t`) and from definitions (`say`). */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { words, type Words } from '../api/words'

export function useWords() {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const say = useCallback((text: Words | string | null | undefined) => words(text, language), [language])
  return { t, say, language }
}
