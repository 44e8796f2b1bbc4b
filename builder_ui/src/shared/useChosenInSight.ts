/** In a strip that scrolls sideways, brings the chosen button or link, the one at `place`, into sight; the page itself stays where it is. */
import { useEffect, useRef } from 'react'

export function useChosenInSight<T extends HTMLElement>(place: number) {
  const strip = useRef<T>(null)
  useEffect(() => {
    const box = strip.current
    const found = box?.querySelectorAll<HTMLElement>('a, button')[place]
    if (!box || !found) return
    const [outer, inner] = [box.getBoundingClientRect(), found.getBoundingClientRect()]
    if (inner.left < outer.left || inner.right > outer.right) box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
  }, [place])
  return strip
}
