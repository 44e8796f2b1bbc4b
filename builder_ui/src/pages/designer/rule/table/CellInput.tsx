/** The box in which a cell is typed; Enter takes it and goes on, Escape leaves it as it was. */
import { useEffect, useId, useRef, useState } from 'react'
import type { Name } from '../../../../designer/names'
import { useWords } from '../../../../i18n/useWords'
import { useSelected, useSheet } from './sheet'

interface Props {
  text: string
  name: Name
  onText: (text: string) => void
  onTake: (text: string) => boolean
  onStop: () => void
}

export function CellInput({ text, name, onText, onTake, onStop }: Props) {
  const { t, say } = useWords()
  const { go, table, names } = useSheet()
  const { at } = useSelected()
  const [wrong, setWrong] = useState(false)
  const box = useRef<HTMLInputElement | null>(null)
  const left = useRef(false)
  const list = useId()
  useEffect(() => box.current?.focus(), [])
  const finish = (next: { row: number; column: number } | null) => {
    left.current = onTake(text)
    setWrong(!left.current)
    if (!left.current) return
    onStop()
    if (next) go(next)
  }
  const press = (event: React.KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') finish({ row: Math.min(at.row + 1, table.rules.length - 1), column: at.column })
    else if (event.key === 'Tab') finish({ row: at.row, column: Math.max(0, Math.min(names.length - 1, at.column + (event.shiftKey ? -1 : 1))) })
    else if (event.key === 'Escape') {
      left.current = true
      onStop()
    } else return
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={box}
        className="cell-input"
        value={text}
        list={name.options ? list : undefined}
        aria-label={say(name.label)}
        aria-invalid={wrong}
        title={wrong ? t('cell.not_understood', { text }) : undefined}
        onChange={(event) => {
          setWrong(false)
          onText(event.target.value)
        }}
        onKeyDown={press}
        onBlur={() => {
          if (left.current) return
          left.current = true
          if (!onTake(text)) onStop()
        }}
      />
      {name.options && (
        <datalist id={list}>
          {name.options.map((option) => (
            <option key={option.id} value={say(option.label)} />
          ))}
        </datalist>
      )}
    </>
  )
}
