/** What the task's node allows beside its buttons: add a signer, send back, withdraw, urge. */
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Favour, Task, Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { AddSigner } from './AddSigner'
import { SendBack } from './SendBack'
import { useAct } from './useAct'

const ASKING = { add_signer: AddSigner, send_back: SendBack } as const

export function Favours({ task, ticket }: { task: Task; ticket: Ticket }) {
  const { t } = useWords()
  const acting = useAct(task, ticket)
  const [open, setOpen] = useState<keyof typeof ASKING>()
  const may = (favour: Favour) => task.can.includes(favour)
  const Asked = open && ASKING[open]
  return (
    <>
      {(['add_signer', 'send_back'] as const).filter(may).map((favour) => (
        <Button key={favour} type="text" onClick={() => setOpen(favour)}>
          {t(`ticket.${favour}`)}
        </Button>
      ))}
      {may('withdraw') && (
        <Popconfirm title={t('ticket.withdraw_sure')} onConfirm={() => acting.mutate({ action: 'withdraw' })}>
          <Button type="text">{t('ticket.withdraw')}</Button>
        </Popconfirm>
      )}
      {may('urge') && (
        <Button type="text" onClick={() => acting.mutate({ action: 'urge' })}>
          {t('ticket.urge')}
        </Button>
      )}
      {Asked && (
        <Asked
          busy={acting.isPending}
          onClose={() => setOpen(undefined)}
          onDone={(what) => acting.mutate({ action: open, what }, { onSuccess: () => setOpen(undefined) })}
        />
      )}
    </>
  )
}
