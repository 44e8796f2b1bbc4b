/** 加签: one more person must agree, before, after or beside the reader. */
import { Radio } from 'antd'
import { useState } from 'react'
import type { Act } from '../../api/task'
import { useWords } from '../../i18n/useWords'
import { Colleague } from './Colleague'

interface Props {
  busy: boolean
  onClose: () => void
  onDone: (what: Act) => void
}

export function AddSigner({ busy, onClose, onDone }: Props) {
  const { t } = useWords()
  const [how, setHow] = useState<NonNullable<Act['how']>>('after')
  return (
    <Colleague
      title={t('ticket.add_signer_title')}
      done={t('ticket.add_signer')}
      group=""
      busy={busy}
      onClose={onClose}
      onChoose={(user) => onDone({ user, how })}
    >
      <Radio.Group
        aria-label={t('ticket.add_signer_how')}
        style={{ marginTop: 16 }}
        value={how}
        onChange={(event) => setHow(event.target.value)}
        options={(['before', 'after', 'parallel'] as const).map((each) => ({ value: each, label: t(`ticket.sign_${each}`) }))}
      />
    </Colleague>
  )
}
