/** The public conversation, and the box in which the buyer answers. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { replyByLink, type ProgressView } from '../../api/progress'
import { PlaceContext, type Place } from '../../form/place'
import { Bubbles } from '../../shared/Bubbles'
import { MessageBox, useMessageBox } from '../../shared/MessageBox'
import { useToast } from '../../shared/useToast'

export function BuyerTalk({ view, token }: { view: ProgressView; token: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const client = useQueryClient()
  const box = useMessageBox()
  const place = useMemo((): Place => ({ kind: 'public', upload: { path: `/progress/${token}/files` } }), [token])
  const sending = useMutation({
    mutationFn: () => replyByLink(token, box.body.trim(), box.files),
    onSuccess: () => {
      box.clear()
      toast.done(t('ticket.sent'))
    },
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['progress', token] }),
  })
  if (view.messages.length === 0 && !view.can_reply) return null
  return (
    <section className="card" aria-labelledby="talk">
      <h2 id="talk">{t('progress.talk')}</h2>
      {view.messages.length > 0 && <Bubbles toBuyer messages={view.messages} side={(message) => (message.direction === 'in' ? 'ours' : 'theirs')} />}
      {view.can_reply && (
        <PlaceContext value={place}>
          <form
            className="composer"
            onSubmit={(event) => {
              event.preventDefault()
              if (box.body.trim()) sending.mutate()
            }}
          >
            <MessageBox box={box} label={t('progress.write')} images />
            <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={!box.body.trim()}>
              {t('ticket.send')}
            </Button>
          </form>
        </PlaceContext>
      )}
    </section>
  )
}
