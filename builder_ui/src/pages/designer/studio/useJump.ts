/** `?at=/body/fields/3/config/min` selects what a problem means, and brings the setting into view. */
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'

/** `go` selects what the pointer means, and answers the name of the setting in the panel. */
export function useJump(go: (pointer: string) => string | null): void {
  const [words, setWords] = useSearchParams()
  const at = words.get('at')
  const last = useRef(go)
  useEffect(() => {
    last.current = go
  })
  useEffect(() => {
    if (at === null) return
    const setting = last.current(at)
    requestAnimationFrame(() => document.querySelector(`.panel [data-setting="${setting}"]`)?.scrollIntoView?.({ block: 'center' }))
    setWords({}, { replace: true })
  }, [at, setWords])
}
