/** Copies the link under which the buyer follows this ticket. */
import { LinkOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../shared/useCopy'

export function CopyLink({ link }: { link: string }) {
  const { t } = useTranslation()
  const copy = useCopy()
  return (
    <Button icon={<LinkOutlined />} onClick={() => void copy(new URL(link, location.origin).href)}>
      {t('ticket.copy_link')}
    </Button>
  )
}
