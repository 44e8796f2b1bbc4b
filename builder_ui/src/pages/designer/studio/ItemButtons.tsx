/** Up, down and away, for one item of a list in a panel. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../../i18n/useWords'

interface Props {
  name: string
  index: number
  count: number
  onMove?: (to: number) => void
  onRemove: () => void
}

export function ItemButtons({ name, index, count, onMove, onRemove }: Props) {
  const { t } = useWords()
  return (
    <span className="item-buttons">
      {onMove && (
        <>
          <Button size="small" type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={index === 0} onClick={() => onMove(index - 1)} aria-label={t('draw.up', { name })} />
          <Button size="small" type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={index === count - 1} onClick={() => onMove(index + 1)} aria-label={t('draw.down', { name })} />
        </>
      )}
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} onClick={onRemove} aria-label={t('draw.remove', { name })} />
    </span>
  )
}
