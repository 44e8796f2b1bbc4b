/** 委托: somebody else looks at it first, then it is the reader's again. */
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { Colleague } from './Colleague'
import { asked, type Asking } from './favour'

export function Delegate({ task, busy, onClose, onDone }: Asking) {
  const { t } = useWords()
  const me = useSession().user.id
  return (
    <Colleague
      title={t('ticket.delegate_title')}
      note={t('ticket.delegate_note')}
      done={t('ticket.delegate')}
      not={[me, ...asked(task)]}
      busy={busy}
      onClose={onClose}
      onChoose={onDone}
    />
  )
}
