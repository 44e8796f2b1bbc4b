/** The draft of a form while somebody draws: every edit can be undone, and is saved by itself a moment later. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { readDraft, saveDraft } from '../../../api/drafts'
import { Problem } from '../../../api/problem'
import type { Edit } from '../../../designer/commands'
import { read, write, type Base, type FormDocument } from '../../../designer/document'
import * as history from '../../../designer/history'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

type Step = { kind: 'edit'; edit: Edit; mark: string | null; at: number } | { kind: 'undo' } | { kind: 'redo' } | { kind: 'take'; document: FormDocument }

function next(past: history.History<FormDocument>, step: Step): history.History<FormDocument> {
  if (step.kind === 'undo') return history.undo(past)
  if (step.kind === 'redo') return history.redo(past)
  if (step.kind === 'take') return history.edit(past, step.document, null, 0)
  return history.edit(past, step.edit(past.present), step.mark, step.at)
}

const PAUSE = 700

export function useDraft(bundle: string, key: string, start: { text: string; etag: string }) {
  const client = useQueryClient()
  const [base] = useState<Base>(() => read(start.text))
  const [steps, dispatch] = useReducer(next, base.document, history.begin)
  const [kept, setKept] = useState({ text: start.text, etag: start.etag })
  const [conflict, setConflict] = useState(false)
  const text = write(steps.present, base)
  const saving = useMutation({
    mutationFn: (wanted: { text: string; etag: string }) => saveDraft('form', key, wanted.text, wanted.etag).then(({ etag }) => ({ text: wanted.text, etag })),
    onSuccess: (done) => {
      setKept(done)
      setConflict(false)
      client.setQueryData(['draft', 'form', key], done)
      void client.invalidateQueries({ queryKey: ['bundles', bundle] })
    },
    onError: (problem) => setConflict(problem instanceof Problem && problem.status === 412),
  })
  const { mutate, isPending, isError, reset } = saving
  const waits = text !== kept.text
  const save = useCallback(() => mutate({ text, etag: kept.etag }), [mutate, text, kept.etag])

  useEffect(() => {
    if (!waits || isPending || conflict) return undefined
    const timer = window.setTimeout(save, isError ? PAUSE * 8 : PAUSE)
    return () => window.clearTimeout(timer)
  }, [waits, isPending, isError, conflict, save])
  useLeaving(waits && !conflict, save)

  const edit = useCallback((wanted: Edit, mark?: string) => dispatch({ kind: 'edit', edit: wanted, mark: mark ?? null, at: Date.now() }), [])
  const undo = useCallback(() => dispatch({ kind: 'undo' }), [])
  const redo = useCallback(() => dispatch({ kind: 'redo' }), [])

  /** Somebody else saved meanwhile: their text comes in as one more step, which can be undone; or ours goes over it. */
  const settle = async (whose: 'theirs' | 'mine') => {
    const theirs = await readDraft('form', key)
    reset()
    setConflict(false)
    if (whose === 'mine') return mutate({ text, etag: theirs.etag })
    setKept(theirs)
    return dispatch({ kind: 'take', document: read(theirs.text).document })
  }
  const state: SaveState = conflict ? 'conflict' : isPending ? 'saving' : waits ? (isError ? 'failed' : 'waiting') : 'saved'
  return { document: steps.present, canUndo: steps.past.length > 0, canRedo: steps.future.length > 0, edit, undo, redo, save, settle, state, kept }
}

/** Going away saves what is not saved yet; closing the window asks first. */
function useLeaving(waits: boolean, save: () => void): void {
  const last = useRef({ waits, save })
  useEffect(() => {
    last.current = { waits, save }
  })
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (last.current.waits) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      if (last.current.waits) last.current.save()
    }
  }, [])
}
