/** 减签: one of those who have not decided is asked no longer. */
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { Colleague } from './Colleague'
import type { Asking } from './favour'

export function RemoveSigner({ task, busy, onClose, onDone }: Asking) {
  const { t } = useWords()
  const me = useSession().user.id
  const due = task.signers.flatMap((each) => (each.status !== 'done' && each.user && each.user.id !== me ? [each.user] : []))
  return (
    <Colleague
      title={t('ticket.remove_signer_title')}
      note={t('ticket.remove_signer_note')}
      done={t('ticket.remove_signer')}
      only={due}
      busy={busy}
      onClose={onClose}
      onChoose={onDone}
    />
  )
}
