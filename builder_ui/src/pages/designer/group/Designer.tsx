/** Holds the group designer together: the roles of its members, who leads it, and the group above. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useMemo } from 'react'
import { Link } from 'react-router'
import { peopleQuery } from '../../../api/people'
import { put } from '../../../designer/ordered'
import type { GroupDocument } from '../../../designer/role/document'
import { useSession } from '../../../frame/useSession'
import { useWords } from '../../../i18n/useWords'
import { COMMON_KEYS } from '../studio/keys'
import { Settings } from '../studio/Settings'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useProblems } from '../studio/useProblems'
import { useShortcuts } from '../studio/useShortcuts'

const NO_FORM = { key: '', fields: [], statuses: [] }
const ORDER = ['roles', 'manager', 'parent']

/** What is chosen is among the choices, also where nobody knows its name any more. */
const known = (options: { value: string; label: string }[], value: string | undefined) => (value && !options.some((each) => each.value === value) ? [...options, { value, label: value }] : options)

export function Designer({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const { t, say } = useWords()
  const id = useId()
  const draft = useDraft<GroupDocument>(bundle, 'group', name, start)
  const { document, edit } = draft
  const { body } = document
  const canSeePeople = useSession().pages.includes('settings')
  const everybody = useQuery(peopleQuery()).data ?? []
  const members = useQuery(peopleQuery(name)).data ?? []
  const problems = useProblems(bundle, `group/${name}`, draft.kept.etag)
  const studio = useMemo(() => ({ bundle, kind: 'group', key: name, name: document.name, schema, catalogue, form: NO_FORM, names: [], drafts }), [bundle, name, document.name, schema, catalogue, drafts])
  useShortcuts({ 'Ctrl+z': draft.undo, 'Ctrl+Shift+z': draft.redo, 'Ctrl+y': draft.redo, 'Ctrl+s': draft.save })
  const set = (key: string, value: unknown) => edit((now) => ({ ...now, body: put(now.body, key, value, ORDER) }))
  const named = (kind: string) => drafts.filter((each) => each.kind === kind).map((each) => ({ value: each.key, label: say(each.name) }))
  const roles = [...named('role'), { value: 'administrator', label: t('role.administrator') }]
  const managers = known(everybody.map((person) => ({ value: person.username, label: person.name })), body.manager)
  const parents = known(named('group').filter((each) => each.value !== name), body.parent)
  return (
    <StudioFrame studio={studio} draft={draft} problems={problems} keys={COMMON_KEYS} told="">
      <div className="pane role-canvas">
        <section className="card settings panel" aria-label={t('role.group_settings')}>
          <Settings id="group-name" schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit((now) => ({ ...now, name: next.name as typeof document.name }), 'name')} />
          <div className="setting" data-setting="roles">
            <label className="setting-label" htmlFor={`${id}-roles`}>
              {t('role.group_roles')}
            </label>
            <Select id={`${id}-roles`} mode="multiple" value={body.roles ?? []} options={roles} onChange={(next: string[]) => set('roles', next)} />
          </div>
          <div className="setting" data-setting="manager">
            <label className="setting-label" htmlFor={`${id}-manager`}>
              {t('role.group_manager')}
            </label>
            <Select id={`${id}-manager`} allowClear showSearch={{ optionFilterProp: 'label' }} value={body.manager} options={managers} onChange={(next?: string) => set('manager', next)} />
          </div>
          <div className="setting" data-setting="parent">
            <label className="setting-label" htmlFor={`${id}-parent`}>
              {t('role.group_parent')}
            </label>
            <Select id={`${id}-parent`} allowClear value={body.parent} options={parents} onChange={(next?: string) => set('parent', next)} />
          </div>
        </section>
        <section className="card" aria-label={t('role.members')}>
          <h2>{t('role.members')}</h2>
          {members.length === 0 && <p className="soft">{t('role.members_none')}</p>}
          <ul className="members">
            {members.map((person) => (
              <li key={person.id} className="chip">
                {person.name}
              </li>
            ))}
          </ul>
          {canSeePeople && (
            <p>
              <Link to="/people">{t('role.members_edit')}</Link>
            </p>
          )}
        </section>
      </div>
    </StudioFrame>
  )
}
