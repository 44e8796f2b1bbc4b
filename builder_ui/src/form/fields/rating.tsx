/** One to five stars, as radio buttons: reachable by thumb, by arrow keys and by screen reader. */
import { useTranslation } from 'react-i18next'
import type { FieldKind, FieldProps } from '../kind'
import './rating.css'

function Rating({ id, view, value, onChange, disabled, labelledBy, describedBy }: FieldProps) {
  const { t } = useTranslation()
  const most = typeof view.config.max === 'number' ? view.config.max : 5
  const stars = Array.from({ length: most }, (_, index) => index + 1)
  return (
    <div className="rating" role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {stars.map((star) => (
        <label key={star} className={star <= Number(value ?? 0) ? 'star star-on' : 'star'}>
          <input
            id={star === 1 ? id : undefined}
            type="radio"
            name={id}
            className="sr-only"
            checked={value === star}
            disabled={disabled}
            onChange={() => onChange(star)}
          />
          <svg viewBox="0 0 24 24" width="32" height="32" aria-hidden="true">
            <path d="m12 2.8 2.8 5.9 6.4.9-4.6 4.5 1.1 6.400L12 17.4l-5.700 3.100 1.100-6.400-4.600-4.500 6.400-.9z" />
          </svg>
          <span className="sr-only">{t('form.stars', { count: star })}</span>
        </label>
      ))}
      {typeof value === 'number' && <span className="rating-word">{t(`form.rated_${Math.min(5, value)}`)}</span>}
    </div>
  )
}

export const kind: FieldKind = { Input: Rating, group: true }
