/** Brings the part of the map that a step asked for to the eye and to the keyboard. */
import { useEffect } from 'react'

export function useStep(step: string | null): void {
  useEffect(() => {
    const lane = step === 'form' ? document.querySelector('.area') : document.querySelector(`[data-lane="${CSS.escape(step ?? '')}"]`)
    lane?.scrollIntoView({ block: 'center' })
    lane?.querySelector<HTMLElement>('a, button')?.focus()
  }, [step])
}
