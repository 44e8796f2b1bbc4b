/** 退回: back to the starter, the step before or the one that the flow names, with the reason. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../i18n/useWords'
import type { Asking } from './favour'

export function SendBack({ task, busy, onClose, onDone }: Asking) {
  const { t, say } = useWords()
  const back = task.back ?? { to: 'previous', name: null, straight: false }
  const [comment, setComment] = useState('')
  return (
    <Modal
      open
      title={t(`ticket.send_back_to_${back.to}`, { name: say(back.name) })}
      okText={t('ticket.send_back')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !comment.trim(), loading: busy }}
      onOk={() => onDone({ comment: comment.trim() })}
      onCancel={onClose}
    >
      <p className="soft">{t(back.straight ? 'ticket.send_back_straight' : 'ticket.send_back_again')}</p>
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
