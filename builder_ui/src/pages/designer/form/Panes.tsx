/** The three panes side by side; on a phone the canvas alone, and drawers from below. */
import { PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Drawer, type InputRef } from 'antd'
import { useState, type Ref } from 'react'
import { without } from '../../../designer/canvas'
import { useRoom } from '../../../frame/useWide'
import { useWords } from '../../../i18n/useWords'
import { Canvas } from './Canvas'
import { Drag } from './Drag'
import { Palette } from './Palette'
import { Panel } from './Panel'
import { Preview } from './Preview'
import { useStudio, useTools } from './studio'

export type View = 'draw' | 'phone' | 'desk'

interface Props {
  view: View
  search: Ref<InputRef>
  pointers: readonly string[]
}

export function Panes({ view, search, pointers }: Props) {
  const { t } = useWords()
  const { catalogue, document } = useStudio()
  const tools = useTools()
  const roomy = useRoom('(min-width: 768px)')
  const middle = view === 'draw' ? <Canvas problems={pointers} /> : <Preview phone={view === 'phone'} />
  if (!roomy) return <Narrow middle={middle} search={search} />
  const drop: React.ComponentProps<typeof Drag>['onDrop'] = (carried, place) => {
    if ('field' in carried) return tools.move(carried.field, without(document.body, carried.field, place))
    const kind = catalogue.fields.kinds.find((each) => each.type === carried.kind)
    return kind && tools.add(kind, place)
  }
  return (
    <Drag onDrop={drop}>
      <div className="panes">
        <aside className="pane pane-palette" aria-label={t('draw.palette')}>
          <Palette search={search} />
        </aside>
        <div className="pane pane-canvas">{middle}</div>
        <aside className="pane pane-panel" aria-label={t('draw.properties')}>
          <Panel />
        </aside>
      </div>
    </Drag>
  )
}

function Narrow({ middle, search }: { middle: React.ReactNode; search: Ref<InputRef> }) {
  const { t } = useWords()
  const [open, setOpen] = useState<'palette' | 'panel' | null>(null)
  return (
    <>
      <div className="pane pane-canvas">{middle}</div>
      <div className="studio-foot">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('palette')}>
          {t('draw.palette')}
        </Button>
        <Button icon={<SettingOutlined aria-hidden />} onClick={() => setOpen('panel')}>
          {t('draw.properties')}
        </Button>
      </div>
      <Drawer open={open === 'palette'} placement="bottom" size="70dvh" title={t('draw.palette')} onClose={() => setOpen(null)}>
        <Palette search={search} onAdded={() => setOpen('panel')} />
      </Drawer>
      <Drawer open={open === 'panel'} placement="bottom" size="80dvh" title={t('draw.properties')} onClose={() => setOpen(null)}>
        <Panel />
      </Drawer>
    </>
  )
}
