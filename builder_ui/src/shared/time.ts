/** Instants as people say them: in the workspace's zone, and from now. */
export const ZONE = 'Asia/Shanghai'

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** "2026-11-11 10:05" in the workspace's zone, as values of fields are written (the Swedish way happens to be that). */
export function moment(at: number, language: string, zone = ZONE): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: language === 'en' ? 'short' : '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at * 1000)
}

/** "3 hours ago", "in 2 days"; within a minute "just now" is left to the caller (empty text). */
export function fromNow(at: number, now: number, language: string): string {
  const away = at - now
  const step = STEPS.find(([, seconds]) => Math.abs(away) >= seconds)
  if (!step) return ''
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: language === 'en' ? 'short' : 'long' })
  return words.format(Math.trunc(away / step[1]), step[0])
}

/** "3 小时" / "3 hours": a length of time in its largest whole unit. Working time has no days: theirs are of many lengths. */
export function length(seconds: number, language: string, working = false): string {
  const [unit, size] = STEPS.find(([name, each]) => seconds >= each && !(working && name === 'day')) ?? (['minute', 60] as const)
  const count = seconds > 0 ? Math.max(1, Math.floor(seconds / size)) : 0
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** 分 as people read it: 123456 → "¥1,234.56". */
export function yuan(fen: number): string {
  return `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
}
