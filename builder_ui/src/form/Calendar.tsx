/** The calendar for mouse and keyboard; fetched when a form has a day to ask for. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { FieldProps } from './kind'

// The first is how a moment is shown; whoever pastes one with seconds is understood too.
const TYPED = ['YYYY-MM-DD HH:mm', 'YYYY-MM-DD HH:mm:ss']

interface Props extends FieldProps {
  withTime?: boolean
}

export default function Calendar({ id, view, value, onChange, disabled, invalid, describedBy, withTime }: Props) {
  const chosen = value === null ? null : withTime ? dayjs.unix(value as number) : dayjs(value as string)
  return (
    <DatePicker
      id={id}
      value={chosen}
      showTime={withTime ? { format: 'HH:mm' } : false}
      format={withTime ? TYPED : 'YYYY-MM-DD'}
      onChange={(next) => onChange(next ? (withTime ? next.unix() : next.format('YYYY-MM-DD')) : null)}
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()} // it takes the day; it does not send the form
      minDate={typeof view.config.min === 'string' ? dayjs(view.config.min) : undefined}
      maxDate={typeof view.config.max === 'string' ? dayjs(view.config.max) : undefined}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}
