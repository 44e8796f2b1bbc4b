/** The page of any designer: the bar above, what is drawn below, and a voice for those who cannot see it. */
import { useEffect, type ReactNode } from 'react'
import { useTitle } from '../../../shared/PageHead'
import { useWords } from '../../../i18n/useWords'
import type { Keyed } from './keys'
import { pressed } from './parts'
import { StudioContext, type Studio } from './studio'
import { StudioHead, type DraftState } from './StudioHead'
import type { Problems } from './useProblems'

interface Props {
  studio: Studio
  draft: DraftState
  problems: Problems
  /** The lines of the sheet of keys. */
  keys: readonly Keyed[]
  /** Which view is open, in the middle of the bar. */
  views?: ReactNode
  /** What was done last, in a sentence. */
  told: string
  children: ReactNode
}

export function StudioFrame({ studio, draft, problems, keys, views, told, children }: Props) {
  const { say } = useWords()
  const { bundle, name, drafts } = studio
  const { state, canUndo, canRedo, undo, redo, settle } = draft
  useTitle(say(studio.name))
  useEffect(() => {
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return (
    <StudioContext value={studio}>
      <div className="studio">
        <StudioHead {...{ bundle, name, drafts, state, canUndo, canRedo, undo, redo, settle, problems, keys, views }} />
        {children}
        <div className="sr-only" role="status" aria-live="polite">
          {told}
        </div>
      </div>
    </StudioContext>
  )
}
