/** Three panes side by side: what there is, what is drawn, what can be set; on a phone two of them are drawers from below. */
import { PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { useRoom } from '../../../frame/useWide'
import { useWords } from '../../../i18n/useWords'

const AddedContext = createContext<() => void>(() => undefined)

/** Says that something was added or pressed, so that a phone shows what can be set for it. */
export const useAdded = () => useContext(AddedContext)

interface Props {
  palette: ReactNode
  middle: ReactNode
  panel: ReactNode
  paletteName?: string
  panelName?: string
}

export function Panes(props: Props) {
  return useRoom('(min-width: 768px)') ? <Wide {...props} /> : <Narrow {...props} />
}

function Wide({ palette, middle, panel, paletteName, panelName }: Props) {
  const { t } = useWords()
  return (
    <div className="panes">
      <aside className="pane pane-palette" aria-label={paletteName ?? t('draw.palette')}>
        {palette}
      </aside>
      <div className="pane pane-canvas">{middle}</div>
      <aside className="pane pane-panel" aria-label={panelName ?? t('draw.properties')}>
        {panel}
      </aside>
    </div>
  )
}

function Narrow({ palette, middle, panel, paletteName, panelName }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState<'palette' | 'panel' | null>(null)
  const added = useCallback(() => setOpen('panel'), [])
  const name = paletteName ?? t('draw.palette')
  const settings = panelName ?? t('draw.properties')
  return (
    <AddedContext value={added}>
      <div className="pane pane-canvas">{middle}</div>
      <div className="studio-foot">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('palette')}>
          {name}
        </Button>
        <Button icon={<SettingOutlined aria-hidden />} onClick={() => setOpen('panel')}>
          {settings}
        </Button>
      </div>
      <Drawer open={open === 'palette'} placement="bottom" size="70dvh" title={name} onClose={() => setOpen(null)}>
        {palette}
      </Drawer>
      <Drawer open={open === 'panel'} placement="bottom" size="80dvh" title={settings} onClose={() => setOpen(null)}>
        {panel}
      </Drawer>
    </AddedContext>
  )
}
