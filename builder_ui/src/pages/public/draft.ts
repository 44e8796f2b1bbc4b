/** Keeps what a buyer has typed in this browser until it is sent: a call or a dead battery loses nothing. */
import type { FormView } from '../../api/form'
import { blank } from '../../form/blank'
import { isEmpty, type Answers } from '../../form/present'

const NAME = (form: string) => `gongdan.draft.${form}`
const DAYS = 7
const DAY = 86_400_000

/** The draft of this form, without fields that no longer exist and without photos (they are sent anew). */
export function readDraft(view: FormView): Answers | null {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME(view.key)) ?? 'null') as { at: number; answers: Answers } | null
    if (!kept || Date.now() - kept.at > DAYS * DAY) return null
    const kinds = new Map(view.fields.map((field) => [field.id, field.type]))
    const usable = Object.entries(kept.answers).filter(([id, value]) => {
      const type = kinds.get(id)
      return type !== undefined && type !== 'image' && type !== 'file' && !isEmpty(value)
    })
    return usable.length > 0 ? Object.fromEntries(usable) : null
  } catch {
    return null
  }
}

/** Sensitive answers stay out: the phone may be somebody else's. What every form begins with is nothing to keep. */
export function keepDraft(view: FormView, all: Answers): void {
  const plain = view.fields.filter((field) => !field.sensitive && !isEmpty(all[field.id]))
  const answers = Object.fromEntries(plain.map(({ id }) => [id, all[id]]))
  const begins = blank(view.fields)
  if (plain.every(({ id }) => JSON.stringify(all[id]) === JSON.stringify(begins[id]))) return dropDraft(view.key)
  try {
    localStorage.setItem(NAME(view.key), JSON.stringify({ at: Date.now(), answers }))
  } catch {
    // A full or forbidden storage only costs the draft, never the form.
  }
}

export function dropDraft(form: string): void {
  localStorage.removeItem(NAME(form))
}
