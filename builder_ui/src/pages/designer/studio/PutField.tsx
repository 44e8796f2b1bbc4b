/** The fields whose values can be put into a text. */
import { Button } from 'antd'
import type { Name } from '../../../designer/names'
import { useWords } from '../../../i18n/useWords'
import { MenuButton } from '../../../shared/MenuButton'

interface Props {
  names: readonly Name[]
  label: string
  onPut: (field: string) => void
}

export default function PutField({ names, label, onPut }: Props) {
  const { t, say } = useWords()
  const items = names.map((name) => ({ key: name.id, label: say(name.label), onClick: () => onPut(name.id) }))
  return (
    <MenuButton menu={{ items, className: 'tall-menu' }}>
      <Button size="small" type="link" className="put-field" aria-label={t('draw.put_field_in', { label })}>
        {t('draw.put_field')}
      </Button>
    </MenuButton>
  )
}
