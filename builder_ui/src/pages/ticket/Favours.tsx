/** What the task's node allows beside its buttons: add or remove a signer, ask for a look, send back, take back, urge. */
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Favour, Task, Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { AddSigner } from './AddSigner'
import { Delegate } from './Delegate'
import { RemoveSigner } from './RemoveSigner'
import { SendBack } from './SendBack'
import { useAct } from './useAct'

const ASKING = { delegate: Delegate, add_signer: AddSigner, remove_signer: RemoveSigner, send_back: SendBack } as const
const ORDER = ['delegate', 'add_signer', 'remove_signer', 'send_back'] as const

export function Favours({ task, ticket }: { task: Task; ticket: Ticket }) {
  const { t, say } = useWords()
  const acting = useAct(task, ticket)
  const [open, setOpen] = useState<keyof typeof ASKING>()
  const alone = task.signers.filter((each) => each.status !== 'done').length < 2
  const may = (favour: Favour) => task.can.includes(favour) && !(favour === 'remove_signer' && alone)
  const Asked = open && ASKING[open]
  return (
    <>
      {ORDER.filter(may).map((favour) => (
        <Button key={favour} type="text" onClick={() => setOpen(favour)}>
          {t(`ticket.${favour}`)}
        </Button>
      ))}
      {may('withdraw') && (
        <Popconfirm title={t('ticket.withdraw_sure', { name: say(task.name) })} onConfirm={() => acting.mutate({ action: 'withdraw' })}>
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
          task={task}
          busy={acting.isPending}
          onClose={() => setOpen(undefined)}
          onDone={(what, who) => acting.mutate({ action: open, what, who }, { onSuccess: () => setOpen(undefined) })}
        />
      )}
    </>
  )
}
