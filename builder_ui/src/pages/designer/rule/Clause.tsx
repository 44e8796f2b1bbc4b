/** One clause of the sentence: its word on the left, what it says on the right. */
import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/useWords'
import { useRuling } from './ruling'

interface Props {
  word: 'when' | 'if' | 'then'
  /** Where in the document it stands: its problems are shown here. */
  at: string
  note?: ReactNode
  children: ReactNode
}

export function Clause({ word, at, note, children }: Props) {
  const { t } = useWords()
  const { problems } = useRuling()
  const own = problems.filter((problem) => problem.pointer === at || problem.pointer.startsWith(`${at}/`))
  return (
    <section className="clause" id={`clause-${word}`} tabIndex={-1} aria-labelledby={`clause-${word}-word`}>
      <h2 id={`clause-${word}-word`}>
        {t(`rule.${word}`)}
        <span className="soft small"> {note}</span>
      </h2>
      <div className="clause-body">
        {children}
        {own.length > 0 && (
          <ul className="clause-problems small">
            {own.map((problem) => (
              <li key={problem.pointer + problem.message} className={`problem problem-${problem.severity}`}>
                {problem.message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
