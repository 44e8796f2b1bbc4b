/** The tools of the form designer: each does one thing to the draft, and says it for those who cannot see it. */
import { useEffect, useMemo, useRef } from 'react'
import { after, beside, inOrder, placeOf, type Place } from '../../../designer/canvas'
import { blankField, type Catalogue, type Kind } from '../../../designer/catalogue'
import * as commands from '../../../designer/commands'
import type { FormDocument } from '../../../designer/document'
import { fresh } from '../../../designer/ids'
import { FORM, type Selection } from '../../../designer/selection'
import { useWords } from '../../../i18n/useWords'
import type { useDraft } from '../studio/useDraft'
import type { Tools } from './drawing'

interface Given {
  draft: ReturnType<typeof useDraft<FormDocument>>
  selection: Selection
  select: (selection: Selection) => void
  catalogue: Catalogue
  say: (text: string) => void
  /** Asks before a field goes. */
  ask: (field: string) => void
}

export function useFormTools(given: Given): Tools {
  const { t, say: words } = useWords()
  const last = useRef({ ...given, t, words })
  useEffect(() => {
    last.current = { ...given, t, words }
  })
  return useMemo((): Tools => {
    const body = () => last.current.draft.document.body
    const edit: Tools['edit'] = (wanted, mark) => last.current.draft.edit(wanted, mark)
    const select: Tools['select'] = (selection) => last.current.select(selection)
    const say: Tools['say'] = (text) => last.current.say(text)
    const name = (id: string) => last.current.words(body().fields.find((field) => field.id === id)?.label) || id
    const taken = () => body().fields.map((field) => field.id)

    const add = (kind: Kind, place?: Place) => {
      const { selection } = last.current
      const block = blankField(kind, taken())
      const at = place ?? (selection.part === 'section' ? { section: selection.id, index: body().layout?.find((each) => each.id === selection.id)?.fields.length ?? 0 } : after(body(), selection.part === 'field' ? selection.id : null))
      edit(commands.addField(block, at))
      select({ part: 'field', id: block.id })
      say(last.current.t('draw.said_added', { name: last.current.words(kind.label) }))
    }
    const move = (id: string, place: Place) => {
      edit(commands.moveField(id, place))
      select({ part: 'field', id })
      const section = body().layout?.find((each) => each.id === place.section)
      const where = section ? last.current.words(section.label) : last.current.t('draw.no_section')
      say(last.current.t('draw.said_moved', { name: name(id), number: place.index + 1, section: where }))
    }
    const step = (id: string, by: -1 | 1) => {
      const place = beside(body(), id, by)
      if (place) move(id, place)
    }
    const duplicate = (id: string) => {
      const field = body().fields.find((each) => each.id === id)
      if (!field) return
      const { zh, en } = field.label
      const copy = { ...field, id: fresh(id, taken(), 2), label: { zh: `${zh} 2`, ...(en ? { en: `${en} 2` } : {}) } }
      edit(commands.duplicateField(id, copy))
      select({ part: 'field', id: copy.id })
      say(last.current.t('draw.said_copied', { name: name(id) }))
    }
    /** The selection goes to the neighbour: whoever deletes by key can go on. */
    const remove = (id: string) => last.current.ask(id)
    return { edit, select, add, move, step, duplicate, remove, say }
  }, [])
}

/** What is selected once `field` is gone. */
export function neighbour(body: Parameters<typeof inOrder>[0], field: string): Selection {
  const all = inOrder(body)
  const at = all.indexOf(field)
  const next = all[at + 1] ?? all[at - 1]
  return next === undefined || placeOf(body, field) === null ? FORM : { part: 'field', id: next }
}
