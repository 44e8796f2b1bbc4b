/** When somebody is away and who stands in: what is noted, and a line to note more. */
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { absencesQuery } from '../../api/absences'
import { useWords } from '../../i18n/useWords'
import { Load } from '../Load'
import { Absences } from './Absences'
import { NewAbsence } from './NewAbsence'
import './absence.css'

export interface Props {
  person: { id: number; name: string }
  onClose: () => void
}

export default function AbsenceDialog({ person, onClose }: Props) {
  const { t } = useWords()
  const query = useQuery(absencesQuery(person.id))
  return (
    <Modal open title={t('absence.title', { name: person.name })} footer={null} onCancel={onClose}>
      <p className="soft small">{t('absence.means')}</p>
      <Load query={query}>{(absences) => <Absences person={person.id} absences={absences} />}</Load>
      <NewAbsence person={person.id} />
    </Modal>
  )
}
