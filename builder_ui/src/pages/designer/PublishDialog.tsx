/** Checks the drafts, plays the cases, asks for a note, and puts everything in force. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal, Spin } from 'antd'
import { useId, useState } from 'react'
import { checkDrafts, publish } from '../../api/drafts'
import type { Draft } from '../../designer/uses'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../../shared/useToast'
import { DraftMark } from './DraftLink'
import { ProblemList } from './ProblemList'

interface Props {
  bundle: string
  drafts: Draft[]
  onClose: () => void
}

export function PublishDialog({ bundle, drafts, onClose }: Props) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const noteId = useId()
  const checking = useQuery({ queryKey: ['bundles', bundle, 'check', 'cases'], queryFn: () => checkDrafts(bundle, true), gcTime: 0, staleTime: Infinity })
  const publishing = useMutation({
    mutationFn: () => publish(bundle, note.trim()),
    onSuccess: async () => {
      await client.invalidateQueries()
      toast.done(t('designer.published'))
      onClose()
    },
  })
  const problems = checking.data ?? []
  const errors = problems.filter((problem) => problem.severity === 'error')
  const changed = drafts.filter((draft) => draft.state !== 'same')
  const names = new Map(drafts.map((draft) => [`${draft.kind}/${draft.key}`, say(draft.name)]))
  return (
    <Modal
      open
      title={t('designer.publish')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" disabled={!checking.isSuccess || errors.length > 0} loading={publishing.isPending} onClick={() => publishing.mutate()}>
            {t('designer.publish_now')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {checking.isPending && (
          <p role="status">
            <Spin size="small" /> {t('designer.checking_cases')}
          </p>
        )}
        {checking.error && <Alert type="error" showIcon title={sentence(checking.error, t)} />}
        {checking.isSuccess && errors.length === 0 && <Alert type="success" showIcon title={t('designer.all_well')} />}
        {errors.length > 0 && <Alert type="error" showIcon title={t('designer.mend_first', { count: errors.length })} />}
        {problems.length > 0 && <ProblemList bundle={bundle} problems={problems} names={names} onGo={onClose} />}
        <div>
          <h3>{t('designer.what_changed', { count: changed.length })}</h3>
          <ul className="changes">
            {changed.map((draft) => (
              <li key={draft.kind + draft.key}>
                {t(`kind.${draft.kind}`, { defaultValue: draft.kind })} · {say(draft.name)} <DraftMark state={draft.state} />
              </li>
            ))}
          </ul>
        </div>
        <div>
          <label htmlFor={noteId}>{t('designer.note_label')}</label>
          <Input.TextArea id={noteId} rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} placeholder={t('designer.note_hint')} />
        </div>
        {publishing.error && <Alert type="error" showIcon title={sentence(publishing.error, t)} />}
      </div>
    </Modal>
  )
}
