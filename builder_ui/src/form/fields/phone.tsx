/** A phone number: a Chinese mobile number, or an international one with its "+". */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FieldKind, FieldProps } from '../kind'

const NUMBER = /^(1[3-9]\d{9}|\+[1-9]\d{6,14})$/

function Phone({ id, value, onChange, disabled, invalid, required, describedBy }: FieldProps) {
  const { t } = useTranslation()
  return (
    <Input
      id={id}
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      value={(value as string | null) ?? ''}
      onChange={(event) => onChange(event.target.value.replace(/[\s-]/g, '') || null)}
      placeholder={t('form.phone_hint')}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}

export const kind: FieldKind = { Input: Phone, check: (value) => (NUMBER.test(String(value)) ? null : ['phone']) }
