/** A time of the day as it is written: 09:00, also 24:00 for the end of the day; taken once it is one. */
import { Input } from 'antd'
import { useState } from 'react'

const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/

interface Props {
  value: string
  label: string
  onChange: (value: string) => void
}

export function TimeInput({ value, label, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? value
  return (
    <Input
      size="small"
      className="time-input"
      inputMode="numeric"
      maxLength={5}
      aria-label={label}
      value={text}
      status={TIME.test(text) ? undefined : 'error'}
      onChange={(event) => {
        // A full-width colon, or none at all, is meant as one.
        const next = event.target.value.replace('\uff1a', ':').replace(/^(\d{2})(\d{2})$/, '$1:$2')
        setTyped(next)
        if (TIME.test(next)) onChange(next)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
