/** A length of time in a cell of a table; empty where there is none. */
import { widgetNamed } from '../studio/widgets'

const { Edit } = widgetNamed('duration')

interface Props {
  id: string
  value: number | undefined
  label: string
  onChange: (value: number | undefined) => void
}

export function Length({ id, value, label, onChange }: Props) {
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Edit id={id} schema={{ type: 'integer', 'x-widget': 'duration' }} value={value} label={label} around={{}} required={false} onChange={(next) => onChange(next as number | undefined)} />
    </>
  )
}
