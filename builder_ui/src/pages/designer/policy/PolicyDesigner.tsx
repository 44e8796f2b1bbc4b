/** Any definition by its schema: what has an editor of its own stands on its own card, the rest in a panel beside. */
import { ExperimentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Schema } from '../../../designer/catalogue'
import type { Envelope } from '../../../designer/document'
import { namesOf } from '../../../designer/names'
import { put } from '../../../designer/ordered'
import { useWords } from '../../../i18n/useWords'
import { COMMON_KEYS } from '../studio/keys'
import { Settings } from '../studio/Settings'
import { StudioFrame } from '../studio/StudioFrame'
import type { Loaded } from '../studio/StudioPage'
import { useDraft } from '../studio/useDraft'
import { useFormOf } from '../studio/useFormOf'
import { useJump } from '../studio/useJump'
import { useProblems } from '../studio/useProblems'
import { useShortcuts } from '../studio/useShortcuts'
import { useRefNames } from '../studio/useRefNames'
import { useSystemNames } from '../studio/useSystemNames'
import { partFor } from './parts'
import { AskHours } from './trial/AskHours'
import { TrialCard } from './trial/TrialCard'
import { TRIED_KINDS, useTrial } from './trial/useTrial'

type Body = Record<string, unknown>
type Policy = Envelope & { body: Body }

/** A policy is on, and about every record, where nothing else is said; a zone is plain text. */
function usual(body: Schema): Schema {
  const told = Object.entries(body.properties ?? {}).map(([key, each]): [string, Schema] => {
    if (key === 'enabled' || key === 'when') return [key, { ...each, default: true }]
    const { 'x-widget': widget, ...plain } = each
    return [key, widget === 'zone' ? plain : each]
  })
  return { ...body, properties: Object.fromEntries(told) }
}

export function PolicyDesigner({ kind, bundle, name, start, catalogue, schema, drafts }: Loaded & { kind: string }) {
  const { t, say } = useWords()
  const draft = useDraft<Policy>(bundle, kind, name, start)
  const { document, edit } = draft
  const form = useFormOf(typeof document.body.form === 'string' ? document.body.form : '', drafts)
  const system = useSystemNames(drafts)
  const far = useRefNames(form, drafts)
  const trying = useTrial(document, bundle)
  const problems = useProblems(bundle, `${kind}/${name}`, draft.kept.etag)
  useShortcuts({ 'Ctrl+z': draft.undo, 'Ctrl+Shift+z': draft.redo, 'Ctrl+y': draft.redo, 'Ctrl+s': draft.save })
  useJump((pointer) => {
    const setting = pointer.split('/')[2] ?? ''
    requestAnimationFrame(() => globalThis.document.querySelector<HTMLElement>(`[data-part="${setting}"]`)?.focus())
    return setting
  })
  const names = useMemo(() => [...namesOf(form, system), ...far], [form, system, far])
  const studio = useMemo(() => ({ bundle, kind, key: name, name: document.name, schema, catalogue, form, names, drafts }), [bundle, kind, name, document.name, schema, catalogue, form, names, drafts])
  const body = useMemo(() => usual(schema.properties?.body ?? {}), [schema])
  const order = Object.keys(body.properties ?? {})
  const cards = order.filter((key) => partFor(body.properties?.[key] ?? {}))
  const rest = order.filter((key) => !cards.includes(key))
  const set = (key: string, value: unknown, mark?: string) => edit((old) => ({ ...old, body: put(old.body, key, value, order) }), mark)
  const setAll = (values: Readonly<Body>) => edit((old) => ({ ...old, body: Object.entries(values).reduce((found, [key, value]) => put(found, key, value, order), old.body) }))
  const tryIt = () => {
    trying.start()
    const card = globalThis.document.getElementById('policy-trial')
    card?.scrollIntoView({ block: 'start' })
    card?.focus({ preventScroll: true })
  }
  const label = (key: string, each: Schema) => (each['x-label'] ? say(each['x-label']) : t(`key.${key}`, { defaultValue: key }))
  const called = (key: string) => label(key, body.properties?.[key] ?? {})
  return (
    <StudioFrame studio={studio} draft={draft} problems={problems} keys={COMMON_KEYS} told="">
      <div className="policy">
        <aside className="policy-side panel" aria-label={t('draw.properties')}>
          <Settings id="policy-name" schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit((old) => ({ ...old, name: next.name as Policy['name'] }), 'policy:name')} />
          {TRIED_KINDS.includes(kind) && (
            <Button icon={<ExperimentOutlined aria-hidden />} loading={trying.busy} onClick={tryIt}>
              {t('trial.go')}
            </Button>
          )}
          <Settings id="policy" schema={body} keys={rest} value={document.body} onChange={(next, key) => set(key, next[key], `policy:${key}`)} />
        </aside>
        <div className="policy-cards">
          {cards.map((key) => {
            const each = body.properties?.[key] ?? {}
            const Part = partFor(each)
            const own = problems.own.filter((problem) => problem.pointer === `/body/${key}` || problem.pointer.startsWith(`/body/${key}/`))
            return (
              <section key={key} data-part={key} tabIndex={-1} className="policy-card" aria-label={label(key, each)}>
                <h2>{label(key, each)}</h2>
                {Part && <Part schema={each} value={document.body[key]} body={document.body} label={label(key, each)} onChange={(next, mark) => set(key, next, mark)} onBody={setAll} />}
                {own.map((problem) => (
                  <p key={problem.pointer + problem.message} className={`problem problem-${problem.severity} small`}>
                    {problem.message}
                  </p>
                ))}
              </section>
            )
          })}
          {kind === 'calendar' && <AskHours document={document} label={called} />}
          {TRIED_KINDS.includes(kind) && <TrialCard kind={kind} bundle={bundle} document={document} trying={trying} label={called} />}
        </div>
      </div>
    </StudioFrame>
  )
}
