/** What routing knows of each member of staff: are they there, how much they have and take, when they work, what they can. */
import { EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { skillsQuery, type Known, type Routable } from '../../api/skills'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PresenceMark } from '../../shared/PresenceMark'
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
            <Table around={around} onOpen={setOpen} />
            {open && <SkillsDialog person={open} around={around} onClose={() => setOpen(null)} />}
          </>
        )}
      </Load>
    </>
  )
}

function Table({ around, onOpen }: { around: Routable; onOpen: (person: Known) => void }) {
  const { t, say } = useWords()
  const shifts = new Map(around.shifts.map((each) => [each.key, say(each.name)]))
  const skills = (person: Known) => told(person.skills, around.dimensions, say, (name) => t('people.others_of', { name }))
  return (
    // A table that scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="records" role="group" aria-label={t('people.routing')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {['name', 'groups', 'presence', 'load', 'shift', 'skills', 'actions'].map((key) => (
              <th key={key} scope="col">
                {t(`people.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {around.people.map((person) => (
            <tr key={person.user}>
              <th scope="row">
                <strong>{person.name}</strong>
              </th>
              <td>{person.groups.map((group) => say(group.name)).join(t('common.comma'))}</td>
              <td>
                <PresenceMark presence={person.presence} />
              </td>
              <td className="nowrap">{person.cap === null ? person.load : `${person.load} / ${person.cap}`}</td>
              <td>{person.shift === null ? <span className="soft">{t('people.always')}</span> : (shifts.get(person.shift) ?? person.shift)}</td>
              <td>
                {skills(person).map((skill) => (
                  <span key={skill} className="tag">
                    {skill}
                  </span>
                ))}
              </td>
              <td>
                <Button type="text" icon={<EditOutlined aria-hidden />} title={t('people.teach', { name: person.name })} aria-label={t('people.teach', { name: person.name })} onClick={() => onOpen(person)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
