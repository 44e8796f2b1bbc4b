/** The state of one form being filled in: answers, what shows, what is wrong. */
import { useCallback, useId, useMemo, useState } from 'react'
import type { FieldView, FormView, Section } from '../api/form'
import { Problem } from '../api/problem'
import { useNow } from '../shared/useNow'
import { blank } from './blank'
import { first, lookOver, told, type Complaints } from './complaints'
import { payload, present, type Answers, type Present } from './present'
import { useKinds, type Kinds } from './registry'
import { calendarsOf, typesOf } from './types'

export interface FormDefinition {
  fields: FieldView[]
  sections: Section[]
  calendars?: FormView['calendars']
}

export interface FormState {
  id: string
  definition: FormDefinition
  kinds: Kinds
  answers: Answers
  shown: Present
  complaints: Complaints
  others: string[]
  set: (id: string, value: unknown) => void
  reset: (answers: Answers) => void
  /** The answers to send, or null when something is missing (then the first such field has the focus). */
  collect: () => Answers | null
  /** Shows what the server refused; false when the problem is not about fields. */
  refuse: (problem: unknown) => boolean
}

interface Start {
  answers?: Answers
  /** Values before an edit: only differences are sent. */
  before?: Answers
  names?: Answers
}

const NOTHING: Answers = {}

export function useForm(definition: FormDefinition, { answers: initial, before, names = NOTHING }: Start = {}): FormState {
  const id = useId()
  const now = useNow()
  const kinds = useKinds(definition.fields)
  const types = useMemo(() => typesOf(definition.fields, calendarsOf(definition.calendars)), [definition])
  const [answers, setAnswers] = useState<Answers>(() => ({ ...blank(definition.fields), ...initial }))
  const [complaints, setComplaints] = useState<Complaints>({})
  const [others, setOthers] = useState<string[]>([])
  const shown = useMemo(
    () => present(definition.fields, definition.sections, answers, names, now, types),
    [definition, answers, names, now, types],
  )

  const set = useCallback((field: string, value: unknown) => {
    setAnswers((old) => ({ ...old, [field]: value }))
    setComplaints((old) => without(old, field))
  }, [])

  const complain = (found: Complaints) => {
    setComplaints(found)
    const path = first(found, definition.fields.map((field) => field.id))
    if (path) focusSoon(id, path)
  }

  return {
    id,
    definition,
    kinds,
    answers,
    shown,
    complaints,
    others,
    set,
    reset: (next) => {
      setAnswers(next)
      complain({})
      setOthers([])
    },
    collect: () => {
      const found = lookOver(shown, answers, kinds, now)
      complain(found)
      setOthers([])
      return Object.keys(found).length > 0 ? null : payload(shown, answers, before)
    },
    refuse: (problem) => {
      if (!(problem instanceof Problem) || problem.errors.length === 0) return false
      const { byField, others: more } = told(problem.errors)
      complain(byField)
      setOthers(more)
      return true
    },
  }
}

function without(complaints: Complaints, field: string): Complaints {
  const kept = Object.entries(complaints).filter(([path]) => path !== field && !path.startsWith(`${field}/`))
  return kept.length === Object.keys(complaints).length ? complaints : Object.fromEntries(kept)
}

export const domId = (form: string, path: string) => `${form}-${path.replaceAll('/', '-')}`

function focusSoon(form: string, path: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(domId(form, path))
    element?.focus({ preventScroll: true })
    element?.scrollIntoView?.({ block: 'center', behavior: 'smooth' })
  })
}
