/** Buttons that rules put on a ticket; some ask first. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { pressButton, type RuleButton, type Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { useToast } from '../../shared/useToast'

export function RuleButtons({ ticket }: { ticket: Ticket }) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const press = useMutation({
    mutationFn: (button: RuleButton) => pressButton(ticket.id, ticket.rev, button.rule),
    onSuccess: (_answer, button) => toast.done(t('ticket.pressed', { label: say(button.label) })),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['record', ticket.id] }),
  })
  const busy = (button: RuleButton) => press.isPending && press.variables.rule === button.rule
  return ticket.buttons.map((button) =>
    button.confirm ? (
      <Popconfirm key={button.rule} title={say(button.label)} description={say(button.confirm)} onConfirm={() => press.mutate(button)}>
        <Button danger={button.danger} loading={busy(button)}>
          {say(button.label)}
        </Button>
      </Popconfirm>
    ) : (
      <Button key={button.rule} danger={button.danger} loading={busy(button)} onClick={() => press.mutate(button)}>
        {say(button.label)}
      </Button>
    ),
  )
}
