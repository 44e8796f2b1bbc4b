/** The answer to "check": all well, or what to mend. */
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { checkQuery } from '../../api/drafts'
import type { Draft } from '../../designer/uses'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { ProblemList } from './ProblemList'

export function Checked({ bundle, drafts }: { bundle: string; drafts: Draft[] }) {
  const { t, say } = useWords()
  const query = useQuery({ ...checkQuery(bundle), staleTime: 0 })
  const names = new Map(drafts.map((draft) => [`${draft.kind}/${draft.key}`, say(draft.name)]))
  return (
    <div role="status">
      <Load query={query} rows={1}>
        {(problems) =>
          problems.length === 0 ? (
            <Alert type="success" showIcon title={t('designer.no_problems')} />
          ) : (
            <section className="card" aria-label={t('designer.problems', { count: problems.length })}>
              <h2>{t('designer.problems', { count: problems.length })}</h2>
              <ProblemList bundle={bundle} problems={problems} names={names} />
            </section>
          )
        }
      </Load>
    </div>
  )
}
