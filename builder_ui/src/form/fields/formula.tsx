/** A computed value: shown while the form is filled in, computed again by the server. */
import { useWords } from '../../i18n/useWords'
import { moment, yuan } from '../../shared/time'
import type { FieldKind, FieldProps } from '../kind'

function Formula({ id, view, value, labelledBy }: FieldProps) {
  const { t, language } = useWords()
  const shown = { yes: t('common.yes'), no: t('common.no'), language }
  return (
    <output id={id} aria-labelledby={labelledBy} aria-live="polite">
      {value === null || value === undefined ? '—' : asText(value, view.config.shown_as, shown)}
    </output>
  )
}

function asText(value: unknown, as: string | undefined, shown: { yes: string; no: string; language: string }): string {
  if (typeof value === 'boolean') return value ? shown.yes : shown.no
  if (as === 'money') return yuan(Number(value))
  if (as === 'instant' || as === 'datetime') return moment(Number(value), shown.language)
  return typeof value === 'number' ? value.toLocaleString(shown.language) : String(value)
}

export const kind: FieldKind = { Input: Formula }
