/** The "+" on a way: click it, or drop a node on it. */
import { PlusOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useDroppable } from '@dnd-kit/core'
import { useState } from 'react'
import { slotKey } from '../../../designer/flow/places'
import type { Slot } from '../../../designer/flow/story'
import { useWords } from '../../../i18n/useWords'
import { useDrawing, useTools } from './drawing'
import { NodeMenu } from './NodeMenu'

export function Plus({ slot }: { slot: Slot }) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const [open, setOpen] = useState(false)
  const { setNodeRef, isOver } = useDroppable({ id: `slot:${slotKey(slot)}`, data: { slot } })
  const [exit] = slot.exits
  const node = exit && graph.nodes.get(exit.from)
  const port = exit && graph.ports(exit.from).length > 1 ? graph.ports(exit.from).find((each) => each.id === exit.port) : undefined
  const where = [say(node?.name), port && say(port.label)].filter(Boolean).join(' · ')
  const button = (
    <button
      ref={setNodeRef}
      type="button"
      className={`plus${isOver ? ' plus-over' : ''}${open ? ' plus-open' : ''}`}
      data-after={slot.exits.map((each) => `${each.from} ${each.from}:${each.port}`).join(' ')}
      onClick={() => setOpen(true)}
      aria-label={t('flow.add_after', { where })}
    >
      <PlusOutlined aria-hidden />
    </button>
  )
  if (!open) return button
  const close = (run: () => void) => () => {
    setOpen(false)
    run()
  }
  return (
    <Popover open trigger="click" placement="right" onOpenChange={setOpen} content={<NodeMenu onChoose={(kind) => close(() => tools.add(kind, slot))()} onPaste={close(() => tools.paste(slot))} />}>
      {button}
    </Popover>
  )
}
