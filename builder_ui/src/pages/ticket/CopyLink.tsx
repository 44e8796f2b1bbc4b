/** The link under which the buyer follows this ticket: told once when it is made, so later a new one is made. */
import { LinkOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { renewLink } from '../../api/record'
import { useCopy } from '../../shared/useCopy'
import { useToast } from '../../shared/useToast'

const full = (link: string) => new URL(link, location.origin).href

export function CopyLink({ ticket, known }: { ticket: number; known?: string }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const toast = useToast()
  const renew = useMutation({
    mutationFn: () => renewLink(ticket),
    onSuccess: ({ link }) => copy(full(link)),
    onError: toast.failed,
  })
  const icon = <LinkOutlined aria-hidden />
  if (known) {
    return (
      <Button icon={icon} onClick={() => void copy(full(known))}>
        {t('ticket.copy_link')}
      </Button>
    )
  }
  return (
    <Popconfirm title={t('ticket.renew_link')} description={t('ticket.renew_link_note')} onConfirm={() => renew.mutate()}>
      <Button icon={icon} loading={renew.isPending}>
        {t('ticket.copy_link')}
      </Button>
    </Popconfirm>
  )
}
