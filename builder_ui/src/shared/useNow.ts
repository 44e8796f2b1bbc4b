/** The present second, moving on now and then so that "3 minutes ago" stays true. */
import { useEffect, useState } from 'react'

const seconds = () => Math.floor(Date.now() / 1000)

export function useNow(every = 30_000): number {
  const [now, setNow] = useState(seconds)
  useEffect(() => {
    const timer = window.setInterval(() => setNow(seconds()), every)
    return () => window.clearInterval(timer)
  }, [every])
  return now
}
