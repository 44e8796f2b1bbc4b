/** The application on one page: its forms with what belongs to them, and what belongs to none. */
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { useMemo } from 'react'
import { formsQuery } from '../../api/form'
import { atlas } from '../../designer/map'
import type { Draft } from '../../designer/uses'
import { useWords } from '../../i18n/useWords'
import { AreaCard } from './AreaCard'
import { DraftLink } from './DraftLink'

export function AppMap({ bundle, drafts }: { bundle: string; drafts: Draft[] }) {
  const { t, say } = useWords()
  const { areas, others } = useMemo(() => atlas(drafts), [drafts])
  const elsewhere = useQuery(formsQuery).data
  const names = useMemo(
    () => new Map([...(elsewhere ?? []), ...areas.map((area) => area.form)].map((form) => [form.key, say(form.name)])),
    [elsewhere, areas, say],
  )
  if (areas.length === 0 && others.length === 0) return <Empty description={t('designer.empty')} />
  return (
    <div className="stack">
      {areas.map((area) => (
        <AreaCard key={area.form.key} bundle={bundle} area={area} names={names} />
      ))}
      {others.length > 0 && (
        <section className="card" aria-label={t('designer.shared')}>
          <h2>{t('designer.shared')}</h2>
          <dl className="area-parts">
            {others.map(([kind, found]) => (
              <div key={kind}>
                <dt>{t(`kind.${kind}`, { defaultValue: kind })}</dt>
                <dd>
                  {found.map((draft) => (
                    <DraftLink key={draft.key} bundle={bundle} draft={draft} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
