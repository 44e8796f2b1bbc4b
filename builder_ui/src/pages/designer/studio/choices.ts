/** The name of one value of an enum: as its schema says it, else as the interface does. */
import type { Words } from '../../../api/words'
import type { Schema } from '../../../designer/catalogue'

type Texts = (key: string, options: { defaultValue: string }) => string

export function nameOfChoice(value: unknown, schema: Schema, say: (words: Words | undefined) => string, t: Texts): string {
  const code = String(value)
  return say(schema['x-choices']?.[code]) || t(`choice.${code}`, { defaultValue: code })
}
