/** What nodes there are: click or Enter puts one after what is selected, or it is dragged onto a "+". */
import { useDraggable } from '@dnd-kit/core'
import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useState, type Ref } from 'react'
import { palette } from '../../../designer/catalogue'
import type { NodeKind } from '../../../designer/flow/graph'
import { useWords } from '../../../i18n/useWords'
import { Glyph } from '../studio/Glyph'
import { useAdded } from '../studio/Panes'
import { useDrawing, useTools } from './drawing'
import { GROUPS, placeable } from './NodeMenu'

export function Palette({ search }: { search: Ref<InputRef> }) {
  const { t } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const added = useAdded()
  const [wanted, setWanted] = useState('')
  const groups = palette([...graph.kinds.values()].filter(placeable), wanted, GROUPS)
  const add = (kind: NodeKind) => {
    tools.add(kind)
    added()
  }
  const first = groups[0]?.kinds[0] as NodeKind | undefined
  const addFirst = () => {
    if (!first) return
    setWanted('')
    add(first)
  }
  return (
    <div className="palette">
      <Input
        ref={search}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('flow.search_palette')}
        aria-label={t('flow.search_palette')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onPressEnter={addFirst}
      />
      {groups.length === 0 && <p className="soft">{t('form.nothing_found')}</p>}
      {groups.map(({ group, kinds }) => (
        <section key={group} aria-label={t(`palette.${group}`, { defaultValue: group })}>
          <h2>{t(`palette.${group}`, { defaultValue: group })}</h2>
          <div className="palette-grid">
            {(kinds as NodeKind[]).map((kind) => (
              <Tile key={kind.type} kind={kind} onAdd={() => add(kind)} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function Tile({ kind, onAdd }: { kind: NodeKind; onAdd: () => void }) {
  const { say } = useWords()
  const { setNodeRef, listeners } = useDraggable({ id: `kind:${kind.type}`, data: { kind } })
  return (
    <button ref={setNodeRef} type="button" className="tile" onClick={onAdd} title={say(kind.help)} {...listeners}>
      <Glyph of="nodes" type={kind.type} />
      {say(kind.label)}
    </button>
  )
}
