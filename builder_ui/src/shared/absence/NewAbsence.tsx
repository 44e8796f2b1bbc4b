/** Notes one more time somebody is away. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import { useId, useState, type FormEvent } from 'react'
import { absencesQuery, noteAbsence } from '../../api/absences'
import { peopleQuery } from '../../api/people'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../useToast'

const seconds = (typed: string) => Math.floor(Date.parse(typed) / 1000)

export function NewAbsence({ person }: { person: number }) {
  const { t } = useWords()
  const id = useId()
  const toast = useToast()
  const client = useQueryClient()
  const colleagues = (useQuery(peopleQuery()).data ?? []).filter((each) => each.id !== person)
  const [from, begin] = useState('')
  const [to, end] = useState('')
  const [delegate, choose] = useState<number>()
  const noting = useMutation({
    mutationFn: (standIn: number) => noteAbsence(person, { from_at: seconds(from), to_at: seconds(to), delegate: standIn }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: absencesQuery(person).queryKey })
      toast.done(t('absence.noted'))
      begin('')
      end('')
      choose(undefined)
    },
  })
  const note = (event: FormEvent) => {
    event.preventDefault()
    if (delegate !== undefined) noting.mutate(delegate)
  }
  return (
    <form className="absence-new" onSubmit={note}>
      <label htmlFor={`${id}-from`}>{t('absence.from')}</label>
      <Input id={`${id}-from`} type="datetime-local" required value={from} onChange={(event) => begin(event.target.value)} />
      <label htmlFor={`${id}-to`}>{t('absence.to')}</label>
      <Input id={`${id}-to`} type="datetime-local" required value={to} onChange={(event) => end(event.target.value)} />
      <label htmlFor={`${id}-delegate`}>{t('absence.delegate')}</label>
      <Select
        id={`${id}-delegate`}
        placeholder={t('absence.choose')}
        value={delegate}
        onChange={choose}
        showSearch={{ optionFilterProp: 'label' }}
        options={colleagues.map((each) => ({ value: each.id, label: each.name }))}
      />
      {noting.error && <Alert type="error" showIcon title={sentence(noting.error, t)} />}
      <Button type="primary" htmlType="submit" loading={noting.isPending} disabled={!from || !to || delegate === undefined}>
        {t('absence.note')}
      </Button>
    </form>
  )
}
