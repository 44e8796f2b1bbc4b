/** Holds the role designer together: what it may do, its pages and reports, and a look through its eyes. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { reportsQuery } from '../../../api/report'
import type { FormBody } from '../../../designer/document'
import { setBody, setName } from '../../../designer/role/commands'
import { EVERY, PAGES, type RoleDocument } from '../../../designer/role/document'
import { useWords } from '../../../i18n/useWords'
import { COMMON_KEYS } from '../studio/keys'
import { Settings } from '../studio/Settings'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useJump } from '../studio/useJump'
import { useProblems } from '../studio/useProblems'
import { useShortcuts } from '../studio/useShortcuts'
import { FieldMatrix } from './FieldMatrix'
import { Matrix } from './Matrix'
import { Trial } from './Trial'
import { useForms } from './useForms'

const NO_FORM = { key: '', fields: [], statuses: [] }

export function Designer({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const { t, say } = useWords()
  const draft = useDraft<RoleDocument>(bundle, 'role', name, start)
  const { document, edit } = draft
  const [chosen, choose] = useState<number | null>(null)
  const forms = useForms(drafts, document)
  const problems = useProblems(bundle, `role/${name}`, draft.kept.etag)
  const studio = useMemo(() => ({ bundle, kind: 'role', key: name, name: document.name, schema, catalogue, form: NO_FORM, names: [], drafts }), [bundle, name, document.name, schema, catalogue, drafts])
  useShortcuts({ 'Ctrl+z': draft.undo, 'Ctrl+Shift+z': draft.redo, 'Ctrl+y': draft.redo, 'Ctrl+s': draft.save })
  useJump((pointer) => {
    const [, , list, index, key = null] = pointer.split('/')
    if (list === 'grants') choose(Number(index))
    return key
  })
  const fieldsOf = useMemo(() => {
    const known = new Map(drafts.filter((each) => each.kind === 'form').map((each) => [each.key, ((each.document.body as unknown as FormBody | undefined)?.fields ?? []).map((field) => field.id)]))
    const named = document.body.grants.map((grant) => [grant.form, [...new Set([...(grant.read ?? []), ...(grant.write ?? []), ...(grant.mask ?? [])])]] as const)
    return (form: string) => known.get(form) ?? new Map(named).get(form) ?? []
  }, [drafts, document.body.grants])
  const grant = chosen === null ? undefined : document.body.grants[chosen]
  return (
    <StudioFrame studio={studio} draft={draft} problems={problems} keys={COMMON_KEYS} told="">
      <div className="pane role-canvas">
        <section className="card" aria-label={t('role.settings')}>
          <Settings id="role-name" schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit(setName(next.name as typeof document.name), 'name')} />
        </section>
        <section className="card" aria-label={t('role.can')}>
          <h2>{t('role.can')}</h2>
          <p className="soft small">{t('role.can_help')}</p>
          <Matrix document={document} forms={forms} fieldsOf={fieldsOf} chosen={chosen} onChoose={choose} edit={edit} />
        </section>
        {grant && grant.form !== EVERY && chosen !== null && <FieldMatrix grant={grant} at={chosen} name={say(forms.find((form) => form.key === grant.form)?.name)} edit={edit} />}
        <section className="card" aria-label={t('role.pages')}>
          <h2>{t('role.pages')}</h2>
          <Checkbox.Group value={document.body.pages ?? []} options={PAGES.map((value) => ({ value, label: t(`role.page_${value}`) }))} onChange={(next) => edit(setBody('pages', PAGES.filter((page) => next.includes(page))))} />
        </section>
        <Reports document={document} edit={edit} />
        <Trial document={document} forms={forms} />
      </div>
    </StudioFrame>
  )
}

function Reports({ document, edit }: { document: RoleDocument; edit: ReturnType<typeof useDraft<RoleDocument>>['edit'] }) {
  const { t, say } = useWords()
  const found = useQuery(reportsQuery).data ?? []
  const chosen = document.body.reports
  const options = [...found.map((report) => ({ value: report.key, label: say(report.name) })), ...(chosen ?? []).filter((key) => !found.some((report) => report.key === key)).map((key) => ({ value: key, label: key }))]
  return (
    <section className="card" aria-label={t('role.reports')}>
      <h2>{t('role.reports')}</h2>
      <Radio.Group
        value={chosen ? 'some' : 'all'}
        options={[
          { value: 'all', label: t('role.reports_all') },
          { value: 'some', label: t('role.reports_some') },
        ]}
        onChange={(event) => edit(setBody('reports', event.target.value === 'all' ? undefined : found.map((report) => report.key)))}
      />
      {chosen && <Select mode="multiple" className="role-reports" aria-label={t('role.choose_reports')} placeholder={t('role.choose_reports')} value={chosen} options={options} onChange={(next: string[]) => edit(setBody('reports', next))} />}
    </section>
  )
}
