/** 退回: back to whoever did the step before, with the reason. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Act } from '../../api/task'
import { useWords } from '../../i18n/useWords'

interface Props {
  busy: boolean
  onClose: () => void
  onDone: (what: Act) => void
}

export function SendBack({ busy, onClose, onDone }: Props) {
  const { t } = useWords()
  const [comment, setComment] = useState('')
  return (
    <Modal
      open
      title={t('ticket.send_back_title')}
      okText={t('ticket.send_back')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !comment.trim(), loading: busy }}
      onOk={() => onDone({ comment: comment.trim() })}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label={t('ticket.send_back_why')}
        placeholder={t('ticket.send_back_why')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={2000}
      />
    </Modal>
  )
}
