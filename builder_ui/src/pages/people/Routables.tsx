/** What routing knows of each member of staff: are they there, how much they have and take, when they work, what they can. */
import { EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { skillsQuery, type Known, type Routable } from '../../api/skills'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PresenceMark } from '../../shared/PresenceMark'
import { Roster } from './Roster'
import { SkillsDialog } from './SkillsDialog'
import { told } from './told'

export function Routables() {
  const { t } = useWords()
  const query = useQuery(skillsQuery)
  const [open, setOpen] = useState<Known | null>(null)
  return (
    <>
      <p className="soft">{t('people.routing_note')}</p>
      <Load query={query}>
        {(around) => (
          <>
            <Staff around={around} onOpen={setOpen} />
            {open && <SkillsDialog person={open} around={around} onClose={() => setOpen(null)} />}
          </>
        )}
      </Load>
    </>
  )
}

function Staff({ around, onOpen }: { around: Routable; onOpen: (person: Known) => void }) {
  const { t, say } = useWords()
  const shifts = new Map(around.shifts.map((each) => [each.key, say(each.name)]))
  const skills = (person: Known) => told(person.skills, around.dimensions, say, (name) => t('people.others_of', { name }))
  const lines = around.people.map((person) => ({
    key: person.user,
    name: <strong>{person.name}</strong>,
    cells: [
      person.groups.map((group) => say(group.name)).join(t('common.comma')),
      <PresenceMark key="presence" presence={person.presence} />,
      person.cap === null ? person.load : `${person.load} / ${person.cap}`,
      person.shift === null ? <span key="shift" className="soft">{t('people.always')}</span> : (shifts.get(person.shift) ?? person.shift),
      skills(person).map((skill) => (
        <span key={skill} className="tag">
          {skill}
        </span>
      )),
    ],
    tools: <Button type="text" icon={<EditOutlined aria-hidden />} title={t('people.teach', { name: person.name })} aria-label={t('people.teach', { name: person.name })} onClick={() => onOpen(person)} />,
  }))
  return <Roster label={t('people.routing')} columns={['name', 'groups', 'presence', 'load', 'shift', 'skills', 'actions']} lines={lines} />
}
