/** One field: its label, its widget, its help and what is wrong with it, tied together for screen readers. */
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/useWords'
import type { Complaint, FieldKind } from './kind'
import type { FieldNow } from './present'
import './form.css'

interface Props {
  id: string
  path: string
  now: FieldNow
  kind: FieldKind
  value: unknown
  complaint: Complaint | string | undefined
  onChange: (value: unknown) => void
}

export function Field({ id, path, now, kind, value, complaint, onChange }: Props) {
  const { say } = useWords()
  const { view, required, readonly } = now
  const labelId = `${id}-label`
  const about = [view.help ? `${id}-help` : '', complaint ? `${id}-error` : ''].filter(Boolean).join(' ')
  const title = (
    <>
      {say(view.label)}
      {required && <Required />}
    </>
  )
  return (
    <div className={`field field-${view.type}${complaint ? ' field-wrong' : ''}`}>
      {kind.group ? (
        <div id={labelId} className="field-label">
          {title}
        </div>
      ) : (
        <label id={labelId} htmlFor={id} className="field-label">
          {title}
        </label>
      )}
      {view.help && (
        <div id={`${id}-help`} className="field-help">
          {say(view.help)}
        </div>
      )}
      <kind.Input
        id={id}
        path={path}
        view={view}
        value={value ?? null}
        onChange={onChange}
        disabled={readonly}
        required={required}
        invalid={complaint !== undefined}
        labelledBy={labelId}
        describedBy={about || undefined}
      />
      {complaint && <FieldError id={`${id}-error`} complaint={complaint} />}
    </div>
  )
}

function Required() {
  const { t } = useTranslation()
  return (
    <span className="field-required">
      <span aria-hidden="true">*</span>
      <span className="sr-only">{t('form.is_required')}</span>
    </span>
  )
}

export function FieldError({ id, complaint }: { id: string; complaint: Complaint | string }) {
  const { t } = useTranslation()
  const text = typeof complaint === 'string' ? complaint : t(`form.${complaint[0]}`, complaint[1] ?? {})
  return (
    <div id={id} className="field-error" role="alert">
      {text}
    </div>
  )
}
