/** "Move to …": the top or the end of any section, without dragging. */
import { SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { parts } from '../../../designer/canvas'
import { useWords } from '../../../i18n/useWords'
import { MenuButton } from '../../../shared/MenuButton'
import { useDrawing, useTools } from './drawing'

export function MoveMenu({ field, name }: { field: string; name: string }) {
  const { t, say } = useWords()
  const { document } = useDrawing()
  const { move } = useTools()
  const items = parts(document.body).flatMap((part) => {
    const section = part.section ? say(part.section.label) : t('draw.no_section')
    const others = part.fields.filter((each) => each.id !== field).length
    return [
      { key: `${part.id}/top`, label: t('draw.to_top', { section }), onClick: () => move(field, { section: part.id, index: 0 }) },
      { key: `${part.id}/end`, label: t('draw.to_end', { section }), onClick: () => move(field, { section: part.id, index: others }) },
    ]
  })
  return (
    <MenuButton menu={{ items }}>
      <Button size="small" type="text" icon={<SwapOutlined aria-hidden rotate={90} />} aria-label={t('draw.move_to', { name })} />
    </MenuButton>
  )
}
