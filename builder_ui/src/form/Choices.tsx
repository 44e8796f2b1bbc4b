/** Options as a column of large radio buttons or check boxes, easy to hit with a thumb. */
import type { Option } from '../api/form'
import { useWords } from '../i18n/useWords'
import type { FieldProps } from './kind'

interface Props extends FieldProps {
  options: readonly Option[]
  several?: boolean
}

export function Choices({ id, options, value, onChange, several, disabled, labelledBy, describedBy, required }: Props) {
  const { say } = useWords()
  const chosen = new Set(several ? ((value as string[] | null) ?? []) : [value as string])
  const toggle = (option: string, on: boolean) => {
    if (!several) return onChange(option)
    const next = options.map((each) => each.id).filter((each) => (each === option ? on : chosen.has(each)))
    return onChange(next.length > 0 ? next : null)
  }
  return (
    <div
      className="choices"
      role={several ? 'group' : 'radiogroup'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-required={several ? undefined : required}
    >
      {options.map((option, index) => (
        <label key={option.id} className="choice">
          <input
            id={index === 0 ? id : undefined}
            type={several ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.has(option.id)}
            disabled={disabled}
            onChange={(event) => toggle(option.id, event.target.checked)}
          />
          {say(option.label)}
        </label>
      ))}
    </div>
  )
}
