/** Narrows the list: search, assignee, group, priority and the fields that the form offers as filters. */
import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import type { FieldView, FormView } from '../../api/form'
import { peopleQuery } from '../../api/people'
import { useSession } from '../../frame/useSession'
import { useWide } from '../../frame/useWide'
import { useWords } from '../../i18n/useWords'
import { isLeaving } from '../../shared/leaving'
import type { ListChange, ListState } from './useListState'

const PRIORITIES = ['urgent', 'high', 'normal', 'low']
const CHOICES = new Set(['select', 'multi_select', 'switch'])

interface Props {
  form: FormView
  state: ListState
  change: (change: ListChange) => void
  clear: () => void
}

export function Filters({ form, state, change, clear }: Props) {
  const { t, say } = useWords()
  const { user } = useSession()
  const wide = useWide()
  const [unfolded, setUnfolded] = useState(false)
  const people = useQuery(peopleQuery()).data ?? []
  const groups = [...new Map([...user.groups, ...people.flatMap((person) => person.groups)].map((group) => [group.key, group.name]))]
  const fields = form.fields.filter((field) => form.list.filters?.includes(field.id) && CHOICES.has(field.type))
  const chosen = [state.assignee, state.group, state.priority, ...Object.values(state.fields)].filter(Boolean).length
  const active = state.q || state.filter || chosen > 0
  const offered = wide || unfolded // on a phone the tickets come first
  const who = [
    { value: 'me', label: t('list.me') },
    { value: 'none', label: t('list.nobody') },
    ...people.filter((person) => person.id !== user.id).map((person) => ({ value: String(person.id), label: person.name })),
  ]
  return (
    <search className="filters">
      <Search value={state.q} change={change} />
      {!wide && (form.ticket || fields.length > 0) && (
        <Button icon={<FilterOutlined aria-hidden />} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {chosen > 0 ? t('list.filters_chosen', { count: chosen }) : t('list.filters')}
        </Button>
      )}
      {offered && form.ticket && (
        <>
          <Pick label={t('list.assignee')} value={state.assignee} options={who} onChange={(assignee) => change({ assignee })} />
          <Pick
            label={t('list.group')}
            value={state.group}
            options={groups.map(([key, name]) => ({ value: key, label: say(name) }))}
            onChange={(group) => change({ group })}
          />
          <Pick
            label={t('list.priority')}
            value={state.priority}
            options={PRIORITIES.map((level) => ({ value: level, label: t(`priority.${level}`) }))}
            onChange={(priority) => change({ priority })}
          />
        </>
      )}
      {offered && fields.map((field) => (
        <FieldPick key={field.id} field={field} value={state.fields[field.id] ?? ''} change={change} />
      ))}
      {state.filter && (
        <Tag className="filter-brought" closable={{ closeIcon: <CloseOutlined aria-hidden />, 'aria-label': t('list.drop_brought') }} onClose={() => change({ filter: '' })}>
          {t('list.brought')}
        </Tag>
      )}
      {active && (
        <Button type="link" onClick={clear}>
          {t('list.clear')}
        </Button>
      )}
    </search>
  )
}

function FieldPick({ field, value, change }: { field: FieldView; value: string; change: Props['change'] }) {
  const { t, say } = useWords()
  const truth = [true, false].map((answer) => ({ value: String(answer), label: t(answer ? 'common.yes' : 'common.no') }))
  const options = field.type === 'switch' ? truth : (field.config.options ?? []).map((each) => ({ value: each.id, label: say(each.label) }))
  return <Pick label={say(field.label)} value={value} options={options} onChange={(option) => change({ field: [field.id, option] })} />
}

interface PickProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Pick({ label, value, options, onChange }: PickProps) {
  return (
    <Select
      className="filter"
      aria-label={label}
      placeholder={label}
      value={value || undefined}
      options={options}
      onChange={(next?: string) => onChange(next ?? '')}
      allowClear
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
    />
  )
}

/** Waits for a pause in typing before it asks the server. */
function Search({ value, change }: { value: string; change: Props['change'] }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(value)
  const [sent, setSent] = useState(value)
  const here = useLocation().pathname
  if (value !== sent) {
    // The address changed by itself: somebody went back, or cleared all filters.
    setSent(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = window.setTimeout(() => {
      // Whoever has just pressed a link is on the way to another page: a new address for this one would call them back.
      if (isLeaving(here)) return
      setSent(typed)
      change({ q: typed })
    }, 300)
    return () => window.clearTimeout(timer)
  }, [typed, value, change, here])
  return (
    <Input
      className="filter-search"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
