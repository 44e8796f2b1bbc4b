/** What `in` and `contains` share: an item of a list, or a part of a text. */
import { together } from './literals'

export function isIn(part: unknown, whole: unknown): boolean {
  if (part === null || whole === null) return false
  if (Array.isArray(whole)) return together([part, ...(whole as unknown[])]).slice(1).includes(part)
  return typeof whole === 'string' && typeof part === 'string' && whole.includes(part)
}
