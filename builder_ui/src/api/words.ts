/** Words for people as definitions hold them, in every language Gongdan speaks. */
export interface Words {
  zh: string
  en?: string
}

/** The words in `language`; English falls back to Chinese, and plain strings pass through. */
export function words(text: Words | string | null | undefined, language: string): string {
  if (!text) return ''
  if (typeof text === 'string') return text
  return (language.startsWith('zh') ? text.zh : text.en) || text.zh
}
