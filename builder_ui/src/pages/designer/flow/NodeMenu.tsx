/** What can be put into a place: searched by typing, walked with the arrow keys, taken with Enter or a click. */
import { SearchOutlined, SnippetsOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { palette, type Kind } from '../../../designer/catalogue'
import type { NodeKind } from '../../../designer/flow/graph'
import { useWords } from '../../../i18n/useWords'
import { Glyph } from '../studio/Glyph'
import { kept } from './clipboard'
import { useDrawing } from './drawing'

interface Props {
  onChoose: (kind: NodeKind) => void
  onPaste: () => void
}

/** Groups in the order in which a flow is thought of. */
export const GROUPS = ['people', 'gateways', 'time', 'data']

/** Kinds that are put somewhere by hand; beginnings, joins and events on borders come in other ways. */
export const placeable = (kind: NodeKind) => ['step', 'fork', 'merge', 'end', 'stop'].includes(kind.role)

export function NodeMenu({ onChoose, onPaste }: Props) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const [wanted, setWanted] = useState('')
  const list = useRef<HTMLDivElement | null>(null)
  const search = useRef<InputRef | null>(null)
  // It opens to be typed into; only now is it part of the page, when it is drawn it is not yet.
  useEffect(() => search.current?.focus({ preventScroll: true }), [])
  const groups = palette([...graph.kinds.values()].filter(placeable), wanted, GROUPS)
  const first = groups[0]?.kinds[0]
  const copied = kept()
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const all = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus()
  }
  return (
    // Arrow keys walk through everything in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="node-menu" onKeyDown={walk}>
      <Input
        ref={search}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('flow.search_node')}
        aria-label={t('flow.search_node')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onPressEnter={() => first && onChoose(first as NodeKind)}
      />
      <div className="node-menu-list" ref={list}>
        {copied && !wanted && graph.kinds.has(copied.type) && (
          <button type="button" className="node-menu-kind" onClick={onPaste}>
            <SnippetsOutlined aria-hidden /> {t('flow.paste', { name: say(copied.name) })}
          </button>
        )}
        {groups.length === 0 && <p className="soft">{t('form.nothing_found')}</p>}
        {groups.map(({ group, kinds }) => (
          <section key={group} aria-label={t(`palette.${group}`, { defaultValue: group })}>
            <h3>{t(`palette.${group}`, { defaultValue: group })}</h3>
            {kinds.map((kind) => (
              <Choice key={kind.type} kind={kind} onChoose={() => onChoose(kind as NodeKind)} />
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}

function Choice({ kind, onChoose }: { kind: Kind; onChoose: () => void }) {
  const { say } = useWords()
  return (
    <button type="button" className="node-menu-kind" onClick={onChoose} title={say(kind.help)}>
      <Glyph of="nodes" type={kind.type} />
      {say(kind.label)}
    </button>
  )
}
