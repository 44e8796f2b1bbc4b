/** Keys of a designer; they are silent while somebody types, or has a dialog or a list open. */
import { useEffect, useRef } from 'react'

type Keys = Readonly<Record<string, () => void>>

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=combobox], [role=dialog], [role=menu], [role=listbox]'

/** Among these the arrow keys choose. */
const CHOOSING = 'input[type=radio], [role=radio], [role=tab], [role=slider]'

/** "Ctrl+Shift+z", "Alt+ArrowUp", "Delete", "/": how a pressed key is called. ⌘ counts as Ctrl. */
export function nameOf(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey
  // Shift alone only makes another letter of a letter.
  const shift = event.shiftKey && (ctrl || event.key.length > 1)
  const held = [ctrl && 'Ctrl', event.altKey && 'Alt', shift && 'Shift'].filter(Boolean)
  return [...held, event.key.length === 1 ? event.key.toLowerCase() : event.key].join('+')
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null
}

const isChoosing = (target: EventTarget | null, name: string) => name.startsWith('Arrow') && target instanceof Element && target.matches(CHOOSING)

export function useShortcuts(keys: Keys): void {
  const last = useRef(keys)
  useEffect(() => {
    last.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event)
      const run = last.current[name]
      // Saving steals nothing from a text box; everything else there belongs to the text.
      if (!run || event.defaultPrevented || isChoosing(event.target, name) || (isTyping(event.target) && name !== 'Ctrl+s')) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
