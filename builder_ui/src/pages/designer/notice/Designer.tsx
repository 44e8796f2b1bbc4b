/** Holds the designer of a notification template together: its words, how it goes out, and what people would get. */
import { useMemo } from 'react'
import { namesOf } from '../../../designer/names'
import { BODY_ORDER, type NoticeDocument } from '../../../designer/notice/document'
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
import { useSystemNames } from '../studio/useSystemNames'
import { Preview } from './Preview'

export function Designer({ bundle, name, start, catalogue, schema, drafts }: Loaded) {
  const { t } = useWords()
  const draft = useDraft<NoticeDocument>(bundle, 'notice', name, start)
  const { document, edit } = draft
  const form = useFormOf(document.body.form, drafts)
  const system = useSystemNames(drafts)
  const problems = useProblems(bundle, `notice/${name}`, draft.kept.etag)
  const studio = useMemo(() => ({ bundle, kind: 'notice', key: name, name: document.name, schema, catalogue, form, names: namesOf(form, system), drafts }), [bundle, name, document.name, schema, catalogue, form, system, drafts])
  useShortcuts({ 'Ctrl+z': draft.undo, 'Ctrl+Shift+z': draft.redo, 'Ctrl+y': draft.redo, 'Ctrl+s': draft.save })
  useJump((pointer) => pointer.split('/')[2] ?? null)
  const body = schema.properties?.body ?? {}
  return (
    <StudioFrame studio={studio} draft={draft} problems={problems} keys={COMMON_KEYS} told="">
      <div className="pane role-canvas">
        <section className="card panel" aria-label={t('notice.settings')}>
          <Settings id="notice-name" schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit((now) => ({ ...now, name: next.name as typeof document.name }), 'name')} />
        </section>
        <section className="card panel" aria-label={t('notice.texts')}>
          <h2>{t('notice.texts')}</h2>
          <p className="soft small">{t('notice.texts_help')}</p>
          <Settings
            id="notice"
            schema={body}
            keys={['title', 'body', 'short', 'channels']}
            value={document.body as never}
            onChange={(next, key) => edit((now) => ({ ...now, body: put(now.body, key, next[key], BODY_ORDER) }), key)}
          />
        </section>
        <Preview body={document.body} />
      </div>
    </StudioFrame>
  )
}
