/** Copies the address where buyers fill in this form. */
import { LinkOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../shared/useCopy'

export function PublicLink({ form }: { form: string }) {
  const { t } = useTranslation()
  const copy = useCopy()
  return (
    <Button icon={<LinkOutlined aria-hidden />} onClick={() => void copy(`${location.origin}/f/${form}`)}>
      {t('list.public_link')}
    </Button>
  )
}
