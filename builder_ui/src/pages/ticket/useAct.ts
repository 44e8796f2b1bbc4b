/** Acts on a task, says what came of it and brings the ticket up to date. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem'
import type { Task, Ticket } from '../../api/record'
import { act, type Act } from '../../api/task'
import { useToast } from '../../shared/useToast'

interface Move {
  action: string
  what?: Act
  /** Whom it was about, for the message. */
  who?: string
}

export function useAct(task: Task, ticket: Ticket) {
  const { t } = useTranslation()
  const toast = useToast()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ action, what }: Move) => act(task.id, action, what),
    onSuccess: (_answer, { action, who }) => {
      if (!SHOWN.has(action)) toast.done(t(`ticket.acted_${known(action)}`, { who }))
    },
    scope: { id: `ticket-${ticket.id}` }, // one after the other, as they were pressed
    onError: (problem) => {
      const late = problem instanceof Problem && problem.status === 409
      toast.failed(late && !problem.message ? new Error(t('ticket.already_done')) : problem)
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['record', ticket.id] }),
        client.invalidateQueries({ queryKey: ['tasks'] }),
      ]),
  })
}

/** The box itself says that these were done. */
const SHOWN = new Set(['tick', 'untick'])
const SAID = new Set(['claim', 'release', 'transfer', 'add_signer', 'remove_signer', 'delegate', 'send_back', 'withdraw', 'urge'])
const known = (action: string) => (SAID.has(action) ? action : 'done')
