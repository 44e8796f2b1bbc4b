/** The list's views: a press opens one; what is filtered, sorted and chosen now is kept as another. */
import { DeleteOutlined, EditOutlined, PlusOutlined, SaveOutlined, StarOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Popover } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { changeView, dropView, viewsQuery, type SavedView } from '../../api/views'
import { useWords } from '../../i18n/useWords'
import { useToast } from '../../shared/useToast'
import { ViewDialog } from './ViewDialog'
import type { useColumns } from './useColumns'

/** The word of the address that says which view is open; it is no part of any view. */
const OPEN = 'view'

interface Props {
  form: string
  columns: ReturnType<typeof useColumns>
}

export function Views({ form, columns }: Props) {
  const { t } = useWords()
  const [words, setWords] = useSearchParams()
  const [shown, setShown] = useState(false)
  const [dialog, setDialog] = useState<SavedView | 'new' | null>(null)
  const views = useQuery(viewsQuery(form)).data ?? []
  const open = views.find((view) => String(view.id) === words.get(OPEN))
  const now = () => {
    const plain = new URLSearchParams(words)
    plain.delete(OPEN)
    return { words: plain.toString(), columns: columns.isOwn ? columns.shown.map((column) => column.id) : null }
  }
  const go = (view: SavedView) => {
    const next = new URLSearchParams(view.state.words)
    next.set(OPEN, String(view.id))
    setWords(next)
    columns.choose(view.state.columns)
    setShown(false)
  }
  const list = (
    <div className="views">
      {views.length === 0 && <p className="soft">{t('view.none')}</p>}
      <ul>
        {views.map((view) => (
          <Line key={view.id} form={form} view={view} open={view === open} now={now} onGo={() => go(view)} onEdit={() => setDialog(view)} />
        ))}
      </ul>
      <Button icon={<PlusOutlined aria-hidden />} block onClick={() => setDialog('new')}>
        {t('view.save')}
      </Button>
    </div>
  )
  return (
    <>
      <Popover content={list} trigger="click" placement="bottomRight" open={shown} onOpenChange={setShown} title={t('view.views')}>
        <Button icon={<StarOutlined aria-hidden />}>{open?.name ?? t('view.views')}</Button>
      </Popover>
      {dialog && <ViewDialog form={form} view={dialog === 'new' ? undefined : dialog} state={now()} onClose={() => setDialog(null)} onMade={(id) => setWords((old) => new URLSearchParams([...old, [OPEN, String(id)]]))} />}
    </>
  )
}

interface LineProps {
  form: string
  view: SavedView
  open: boolean
  now: () => SavedView['state']
  onGo: () => void
  onEdit: () => void
}

function Line({ form, view, open, now, onGo, onEdit }: LineProps) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  const done = async (said: string) => {
    await client.invalidateQueries({ queryKey: ['views', form] })
    toast.done(said)
  }
  const updating = useMutation({ mutationFn: () => changeView(view.id, { state: now() }), onSuccess: () => done(t('view.saved')), onError: toast.failed })
  const dropping = useMutation({ mutationFn: () => dropView(view.id), onSuccess: () => done(t('view.removed')), onError: toast.failed })
  const { name } = view
  return (
    <li>
      <button type="button" className="view-name" aria-pressed={open} onClick={onGo}>
        {name}
        {view.roles.length > 0 && <span className="soft small">{t('view.by', { name: view.by.name })}</span>}
      </button>
      {view.mine && (
        <span className="nowrap">
          {open && <Button type="text" icon={<SaveOutlined aria-hidden />} title={t('view.update', { name })} aria-label={t('view.update', { name })} onClick={() => updating.mutate()} />}
          <Button type="text" icon={<EditOutlined aria-hidden />} title={t('view.edit', { name })} aria-label={t('view.edit', { name })} onClick={onEdit} />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} title={t('view.remove', { name })} aria-label={t('view.remove', { name })} onClick={() => setLeaving(true)} />
        </span>
      )}
      {leaving && (
        <Modal open title={t('view.remove_title', { name })} okText={t('draw.delete')} okButtonProps={{ danger: true }} cancelText={t('common.cancel')} onOk={() => dropping.mutate(undefined, { onSettled: () => setLeaving(false) })} onCancel={() => setLeaving(false)} />
      )}
    </li>
  )
}
