/** Any number of several options. */
import { Select } from 'antd'
import { useWords } from '../../i18n/useWords'
import type { FieldView } from '../../api/form'
import { Choices } from '../Choices'
import type { Complaint, FieldKind, FieldProps } from '../kind'
import { usePlace } from '../place'

const FEW = 8

function MultiSelect(props: FieldProps) {
  const { say, t } = useWords()
  const place = usePlace()
  const { id, view, value, onChange, disabled, invalid, required, labelledBy, describedBy } = props
  const options = view.config.options ?? []
  if (place.kind === 'public' && options.length <= FEW) return <Choices {...props} options={options} several />
  return (
    <Select
      id={id}
      mode="multiple"
      value={(value as string[] | null) ?? []}
      onChange={(next: string[]) => onChange(next.length > 0 ? next : null)}
      options={options.map((option) => ({ value: option.id, label: say(option.label) }))}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      placeholder={t('form.choose')}
      aria-required={required}
      aria-invalid={invalid}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    />
  )
}

function check(value: unknown, { config: { min, max } }: FieldView): Complaint | null {
  const count = (value as string[]).length
  if (typeof min === 'number' && count < min) return ['too_few', { least: min }]
  if (typeof max === 'number' && count > max) return ['too_many', { most: max }]
  return null
}

export const kind: FieldKind = { Input: MultiSelect, check }
