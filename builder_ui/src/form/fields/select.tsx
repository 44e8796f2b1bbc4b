/** One of several options: large targets for buyers when there are few, a searchable list otherwise. */
import { Select as List } from 'antd'
import { useWords } from '../../i18n/useWords'
import { Choices } from '../Choices'
import type { FieldKind, FieldProps } from '../kind'
import { usePlace } from '../place'

const FEW = 7

function Select(props: FieldProps) {
  const { say, t } = useWords()
  const place = usePlace()
  const { id, view, value, onChange, disabled, invalid, required, labelledBy, describedBy } = props
  const options = view.config.options ?? []
  if (place.kind === 'public' && options.length <= FEW) return <Choices {...props} options={options} />
  return (
    <List
      id={id}
      value={(value as string | null) ?? undefined}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      options={options.map((option) => ({ value: option.id, label: say(option.label) }))}
      showSearch={options.length > FEW ? { optionFilterProp: 'label' } : false}
      allowClear={!required}
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

export const kind: FieldKind = { Input: Select }
