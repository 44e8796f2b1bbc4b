/** What an empty list of choices says: what holds then, or that something is to be chosen. */
import type { Schema } from '../../../designer/catalogue'
import { useWords } from '../../../i18n/useWords'

export function useEmpty() {
  const { t, say } = useWords()
  return (schema: Schema, required = false) => say(schema['x-empty']) || t(required ? 'form.choose' : 'draw.not_set')
}
