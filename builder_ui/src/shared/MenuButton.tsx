/** A button that opens a menu: the arrow keys go there at once, Enter chooses, Esc goes back to the button. */
import { Dropdown, type MenuProps } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'

interface Props {
  menu: MenuProps
  /** The button. */
  children: ReactNode
}

/** What is chosen may open a dialog, whose first button would take the same Enter for a press. */
const once = (event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()

export function MenuButton({ menu, children }: Props) {
  return (
    // A menu is opened to choose from it.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <Dropdown autoFocus trigger={['click']} menu={{ ...menu, onKeyDown: once }}>
      {children}
    </Dropdown>
  )
}
