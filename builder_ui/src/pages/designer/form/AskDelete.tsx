/** Asks before a field goes that is used, or has been published. */
import { Alert, Modal } from 'antd'
import type { ComponentProps } from 'react'
import { useWords } from '../../../i18n/useWords'
import { UseList } from './FieldUses'

interface Props {
  name: string
  uses: ComponentProps<typeof UseList>['uses']
  published: boolean
  onDelete: () => void
  onClose: () => void
}

export default function AskDelete({ name, uses, published, onDelete, onClose }: Props) {
  const { t } = useWords()
  return (
    <Modal open title={t('draw.delete_title', { name })} okText={t('draw.delete')} okButtonProps={{ danger: true }} cancelText={t('common.cancel')} onOk={onDelete} onCancel={onClose}>
      {uses.length > 0 && <Alert type="warning" showIcon title={t('draw.delete_used', { count: uses.length })} description={<UseList uses={uses} />} />}
      {published && <p className="delete-note">{t('draw.delete_published')}</p>}
    </Modal>
  )
}
