/** Another record: a colleague searches for it, a buyer types its number. */
import { Input, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { referenceQuery } from '../../api/people'
import type { FieldKind, FieldProps } from '../kind'
import { usePlace } from '../place'

function Reference(props: FieldProps) {
  return usePlace().kind === 'public' ? <Typed {...props} /> : <Searched {...props} />
}

function Typed({ id, view, value, onChange, disabled, invalid, required, describedBy }: FieldProps) {
  const { t } = useTranslation()
  return (
    <Input
      id={id}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value.trim() || null)}
      placeholder={(view.config.placeholder as string | undefined) ?? t('form.reference_hint')}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}

function Searched({ id, path, view, value, onChange, disabled, invalid, required, labelledBy, describedBy }: FieldProps) {
  const { t } = useTranslation()
  const known = usePlace().refs?.[path]
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<{ id: number; title: string } | undefined>(known)
  const found = useQuery(referenceQuery(view.config.form ?? '', useDeferredValue(typed), view.id))
  const items = found.data ?? []
  const shown = picked && picked.id === value && !items.some((item) => item.id === value) ? [picked, ...items] : items
  return (
    <Select
      id={id}
      value={(value as number | null) ?? undefined}
      onChange={(next: number | undefined) => {
        setPicked(items.find((item) => item.id === next))
        onChange(next ?? null)
      }}
      options={shown.map((item) => ({ value: item.id, label: item.title }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={!required}
      loading={found.isFetching}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      placeholder={t('form.search_record')}
      notFoundContent={t('form.nothing_found')}
      aria-required={required}
      aria-invalid={invalid}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    />
  )
}

export const kind: FieldKind = { Input: Reference }
