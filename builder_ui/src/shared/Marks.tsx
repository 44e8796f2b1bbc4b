/** Small marks with a colour and, always, a word: priority, status, level. */
import { useTranslation } from 'react-i18next'
import type { Category } from '../api/form'
import './marks.css'

const BARS = { low: 1, normal: 2, high: 3, urgent: 4 } as const

export function Priority({ level }: { level: string }) {
  const { t } = useTranslation()
  const bars = BARS[level as keyof typeof BARS] ?? 2
  return (
    <span className={`priority priority-${level}`}>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect key={bar} x={(bar - 1) * 3.7} y={12 - bar * 3} width="2.6" height={bar * 3} rx="0.6" opacity={bar <= bars ? 1 : 0.22} />
        ))}
      </svg>
      {t(`priority.${level}`, { defaultValue: level })}
    </span>
  )
}

export function StatusMark({ label, category }: { label: string; category?: Category }) {
  return <span className={`status status-${category ?? 'open'}`}>{label}</span>
}

export function Level({ level }: { level: number }) {
  const { t } = useTranslation()
  return level > 0 ? <span className="level">{t('common.escalated', { level })}</span> : null
}
