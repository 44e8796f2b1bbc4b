/** Stands in for a field type that this version of the page has no widget for: shows the value, asks nothing. */
import { useTranslation } from 'react-i18next'
import type { FieldKind, FieldProps } from './kind'

function Unknown({ id, value }: FieldProps) {
  const { t } = useTranslation()
  return (
    <output id={id} className="soft">
      {value === null || value === undefined ? t('form.no_widget') : JSON.stringify(value)}
    </output>
  )
}

export const unknownKind: FieldKind = { Input: Unknown }
