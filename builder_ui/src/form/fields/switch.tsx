/** Yes or no; nothing chosen yet is a third state, so that an unanswered question is not a "no". */
import { useTranslation } from 'react-i18next'
import type { FieldKind, FieldProps } from '../kind'

function Switch({ id, value, onChange, disabled, labelledBy, describedBy }: FieldProps) {
  const { t } = useTranslation()
  return (
    <div className="choices choices-row" role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {[true, false].map((answer) => (
        <label key={String(answer)} className="choice">
          <input
            id={answer ? id : undefined}
            type="radio"
            name={id}
            checked={value === answer}
            disabled={disabled}
            onChange={() => onChange(answer)}
          />
          {t(answer ? 'common.yes' : 'common.no')}
        </label>
      ))}
    </div>
  )
}

export const kind: FieldKind = { Input: Switch, group: true }
