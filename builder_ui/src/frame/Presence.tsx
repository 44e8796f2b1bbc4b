/** People say themselves whether they are there: only those who are online are given new work. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { savePresence, sessionQuery } from '../api/session'
import { PRESENCES, type Presence as Said } from '../api/skills'
import { useToast } from '../shared/useToast'

export function Presence({ presence }: { presence: Said }) {
  const { t } = useTranslation()
  const id = useId()
  const toast = useToast()
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: savePresence,
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      return client.invalidateQueries({ queryKey: ['skills'] })
    },
    onError: toast.failed,
  })
  const chosen = saving.isPending ? saving.variables : presence
  return (
    <fieldset className="presence">
      <legend className="soft small">{t('presence.title')}</legend>
      <Radio.Group
        name={id}
        value={chosen}
        disabled={saving.isPending}
        options={PRESENCES.map((each) => ({ value: each, label: t(`presence.${each}`) }))}
        onChange={(event) => saving.mutate(event.target.value as Said)}
      />
      <p className="soft small">{t(`presence.${chosen}_means`)}</p>
    </fieldset>
  )
}
