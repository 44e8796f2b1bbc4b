/** The times somebody is away that are not over; each can be taken back. */
import { DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { absencesQuery, dropAbsence, type Absence } from '../../api/absences'
import { peopleQuery } from '../../api/people'
import { useWords } from '../../i18n/useWords'
import { moment } from '../time'
import { useToast } from '../useToast'

export function Absences({ person, absences }: { person: number; absences: readonly Absence[] }) {
  const { t, language } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const people = new Map((useQuery(peopleQuery()).data ?? []).map((each) => [each.id, each.name]))
  const { mutate, isPending } = useMutation({
    mutationFn: (id: number) => dropAbsence(person, id),
    onSuccess: () => client.invalidateQueries({ queryKey: absencesQuery(person).queryKey }),
    onError: toast.failed,
  })
  if (absences.length === 0) return <p className="absence-none">{t('absence.none')}</p>
  return (
    <ul className="absences">
      {absences.map((each) => {
        const span = t('absence.span', { from: moment(each.from_at, language), to: moment(each.to_at, language) })
        return (
          <li key={each.id}>
            <span>
              {span} <span className="soft">{t('absence.stands_in', { name: people.get(each.delegate) ?? '—' })}</span>
            </span>
            <Button type="text" icon={<DeleteOutlined aria-hidden />} disabled={isPending} title={t('absence.drop', { span })} aria-label={t('absence.drop', { span })} onClick={() => mutate(each.id)} />
          </li>
        )
      })}
    </ul>
  )
}
