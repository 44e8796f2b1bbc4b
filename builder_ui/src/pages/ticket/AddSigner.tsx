/** 加签: one more person must agree, before, after or beside the reader. */
import { Radio } from 'antd'
import { useState } from 'react'
import type { Act } from '../../api/task'
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { Colleague } from './Colleague'
import { asked, type Asking } from './favour'

export function AddSigner({ task, busy, onClose, onDone }: Asking) {
  const { t } = useWords()
  const me = useSession().user.id
  const [how, setHow] = useState<NonNullable<Act['how']>>('after')
  return (
    <Colleague
      title={t('ticket.add_signer_title')}
      note={t('ticket.add_signer_note')}
      done={t('ticket.add_signer')}
      not={[me, ...asked(task)]}
      busy={busy}
      onClose={onClose}
      onChoose={(whom, name) => onDone({ ...whom, how }, name)}
    >
      <Radio.Group
        vertical
        aria-label={t('ticket.add_signer_how')}
        value={how}
        onChange={(event) => setHow(event.target.value)}
        options={(['before', 'after', 'parallel'] as const).map((each) => ({ value: each, label: t(`ticket.sign_${each}`) }))}
      />
    </Colleague>
  )
}
