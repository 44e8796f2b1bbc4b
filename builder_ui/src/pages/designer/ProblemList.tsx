/** What a publish would say, each line leading to its cause. */
import { CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Found } from '../../api/drafts'
import { useWords } from '../../i18n/useWords'
import { addressOfProblem } from './address'

interface Props {
  bundle: string
  problems: readonly Found[]
  /** Names of the documents by "kind/key". */
  names: ReadonlyMap<string, string>
  onGo?: () => void
}

export function ProblemList({ bundle, problems, names, onGo }: Props) {
  const { t } = useWords()
  return (
    <ul className="problems">
      {problems.map((problem) => {
        const to = addressOfProblem(bundle, problem.document, problem.pointer)
        const where = names.get(problem.document) ?? (problem.document === 'cases' ? t('designer.cases') : problem.document)
        return (
          <li key={`${problem.document}${problem.pointer}${problem.code}${problem.message}`} className={`problem problem-${problem.severity}`}>
            {problem.severity === 'error' ? <CloseCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}
            <span className="grow">
              {to ? (
                <Link to={to} onClick={onGo}>
                  {problem.message}
                </Link>
              ) : (
                problem.message
              )}
              <span className="soft small"> {where}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
