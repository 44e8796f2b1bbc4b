/** The state of a list as one condition, in the language that the server compiles to SQL. Pure. */
import type { Category, FormView } from '../../api/form'
import type { ListState } from './useListState'

export const ACTIVE: Category[] = ['new', 'open', 'pending', 'on_hold']

const variable = (name: string) => ({ var: name })

export function filterOf(state: ListState, form: FormView, me: number): unknown {
  const all = [tab(state.tab), assignee(state.assignee, me), equals('_group', state.group), equals('_priority', state.priority)]
  for (const [id, option] of Object.entries(state.fields)) {
    const field = form.fields.find((each) => each.id === id)
    if (field?.type === 'multi_select') all.push({ in: [option, variable(id)] })
    else if (field?.type === 'switch') all.push({ '==': [variable(id), option === 'true'] })
    else if (field) all.push(equals(id, option))
  }
  all.push(brought(state.filter))
  const given = all.filter((condition) => condition !== null)
  return given.length > 1 ? { and: given } : (given[0] ?? null)
}

/** What the address says; nothing where somebody cut it short. */
function brought(text: string): unknown {
  try {
    return text ? (JSON.parse(text) as unknown) : null
  } catch {
    return null
  }
}

function tab(name: string): unknown {
  if (name === 'all') return null
  return name === 'active' ? { in: [variable('_status_category'), ACTIVE] } : { '==': [variable('_status_category'), name] }
}

function assignee(who: string, me: number): unknown {
  if (who === 'me') return { '==': [variable('_assignee'), me] }
  if (who === 'none') return { empty: [variable('_assignee')] }
  return who ? { '==': [variable('_assignee'), Number(who)] } : null
}

function equals(name: string, value: string): unknown {
  return value ? { '==': [variable(name), value] } : null
}

/** The tabs of a form: what is to be done first, then each category that its statuses have; of other records, all. */
export function tabsOf(form: FormView): string[] {
  const categories = [...new Set(form.statuses.map((status) => status.category))]
  if (categories.length < 2) return []
  if (!form.ticket) return ['all', ...categories]
  const some = categories.filter((category) => ACTIVE.includes(category)).length > 1 ? ['active'] : []
  return [...some, ...categories, 'all']
}
