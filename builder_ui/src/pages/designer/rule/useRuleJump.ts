/** A problem leads to the clause that it is about; the clause flashes once it is in view. */
import { useJump } from '../studio/useJump'

const CLAUSES: Readonly<Record<string, string>> = { trigger: 'clause-when', when: 'clause-if', then: 'clause-then', table: 'clause-then' }

export function useRuleJump(open: (pointer: string) => void): void {
  useJump((pointer) => {
    open(pointer)
    const [, , part = '', index, key, setting] = pointer.split('/')
    requestAnimationFrame(() => {
      const place = document.getElementById(CLAUSES[part] ?? '')
      place?.scrollIntoView?.({ block: 'nearest' })
      place?.focus()
    })
    return (part === 'then' && key === 'config' ? setting : part === 'trigger' && index === 'config' ? key : null) ?? null
  })
}
