/** Writes a reply to the buyer or an internal note, with attachments. Never mistaken for each other: own box, own colour. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { sendMessage } from '../../api/history'
import { MessageBox, useMessageBox } from '../../shared/MessageBox'
import { useToast } from '../../shared/useToast'

export function Composer({ record, internal }: { record: number; internal: boolean }) {
  const { t } = useTranslation()
  const toast = useToast()
  const client = useQueryClient()
  const box = useMessageBox()
  const sending = useMutation({
    mutationFn: () => sendMessage(record, box.body.trim(), internal, box.files),
    onSuccess: () => {
      box.clear()
      toast.done(t(internal ? 'ticket.noted' : 'ticket.sent'))
    },
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['record', record] }),
  })
  return (
    <form
      className={internal ? 'composer composer-note' : 'composer'}
      onSubmit={(event) => {
        event.preventDefault()
        if (box.body.trim()) sending.mutate()
      }}
    >
      <MessageBox box={box} label={t(internal ? 'ticket.write_note' : 'ticket.write_reply')} />
      <Button type={internal ? 'default' : 'primary'} htmlType="submit" loading={sending.isPending} disabled={!box.body.trim()}>
        {t(internal ? 'ticket.save_note' : 'ticket.send')}
      </Button>
    </form>
  )
}
