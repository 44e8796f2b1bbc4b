/** What fields there are: click or Enter adds one after the selected field, or it is dragged to its place. */
import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { memo, useState, type Ref } from 'react'
import { palette, type Catalogue, type Kind } from '../../../designer/catalogue'
import { useWords } from '../../../i18n/useWords'
import { Glyph } from '../studio/Glyph'
import { useAdded } from '../studio/Panes'
import { enterPanel } from '../studio/parts'
import { useCarry } from './Drag'
import { useTools } from './drawing'

/** The same at every edit: it is drawn once. */
export const Palette = memo(function Palette({ search, catalogue }: { search: Ref<InputRef>; catalogue: Catalogue }) {
  const { t } = useWords()
  const tools = useTools()
  const added = useAdded()
  const [wanted, setWanted] = useState('')
  const groups = palette(catalogue.fields.kinds, wanted)
  const add = (kind: Kind) => {
    tools.add(kind)
    added()
  }
  const first = groups[0]?.kinds[0]
  /** Whoever adds by typing goes on by typing: the name comes next. */
  const addFirst = () => {
    if (!first) return
    setWanted('')
    add(first)
    enterPanel()
  }
  return (
    <div className="palette">
      <Input
        ref={search}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('draw.search_palette')}
        aria-label={t('draw.search_palette')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onPressEnter={addFirst}
      />
      {groups.length === 0 && <p className="soft">{t('form.nothing_found')}</p>}
      {groups.map(({ group, kinds }) => (
        <section key={group} aria-label={t(`palette.${group}`, { defaultValue: group })}>
          <h2>{t(`palette.${group}`, { defaultValue: group })}</h2>
          <div className="palette-grid">
            {kinds.map((kind) => (
              <Tile key={kind.type} kind={kind} onAdd={() => add(kind)} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
})

function Tile({ kind, onAdd }: { kind: Kind; onAdd: () => void }) {
  const { say } = useWords()
  const { setNodeRef, listeners } = useCarry(`kind:${kind.type}`, { kind: kind.type, label: say(kind.label) })
  return (
    <button ref={setNodeRef} type="button" className="tile" onClick={onAdd} {...listeners}>
      <Glyph of="fields" type={kind.type} />
      {say(kind.label)}
    </button>
  )
}
