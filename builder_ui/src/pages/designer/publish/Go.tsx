/** Checks the drafts and plays the cases, asks for a note and a time, and puts everything in force. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, DatePicker, Input, Radio, Spin } from 'antd'
import type { Dayjs } from 'dayjs'
import { useId, useState } from 'react'
import { checkDrafts, publish } from '../../../api/drafts'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { useNow } from '../../../shared/useNow'
import { sentence, useToast } from '../../../shared/useToast'
import { ProblemList } from '../ProblemList'

export function Go({ bundle, drafts }: { bundle: string; drafts: readonly Draft[] }) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const now = useNow()
  const [note, setNote] = useState('')
  const [later, setLater] = useState(false)
  const [time, setTime] = useState<Dayjs | null>(null)
  const noteId = useId()
  const marks = drafts.map((draft) => `${draft.kind}/${draft.key} ${draft.state}`).join()
  const checking = useQuery({ queryKey: ['bundles', bundle, 'check', 'cases', marks], queryFn: () => checkDrafts(bundle, true), gcTime: 0, staleTime: Infinity })
  const at = later ? time?.unix() : undefined
  const publishing = useMutation({
    mutationFn: () => publish(bundle, note.trim(), at),
    onSuccess: async () => {
      setNote('')
      setLater(false)
      await client.invalidateQueries()
      toast.done(t(at === undefined ? 'designer.published' : 'publish.planned'))
    },
  })
  const problems = checking.data ?? []
  const errors = problems.filter((problem) => problem.severity === 'error')
  const names = new Map(drafts.map((draft) => [`${draft.kind}/${draft.key}`, say(draft.name)]))
  const ready = checking.isSuccess && errors.length === 0 && (!later || (at !== undefined && at > now))
  return (
    <section className="card stack" aria-labelledby="go">
      <h2 id="go">{t('publish.check')}</h2>
      <div role="status">
        {checking.isPending && (
          <p>
            <Spin size="small" /> {t('designer.checking_cases')}
          </p>
        )}
        {checking.isSuccess && errors.length === 0 && <Alert type="success" showIcon title={t('designer.all_well')} />}
        {errors.length > 0 && <Alert type="error" showIcon title={t('designer.mend_first', { count: errors.length })} />}
        {checking.error && <Alert type="error" showIcon title={sentence(checking.error, t)} />}
      </div>
      {problems.length > 0 && <ProblemList bundle={bundle} problems={problems} names={names} />}
      <div>
        <label htmlFor={noteId}>{t('designer.note_label')}</label>
        <Input.TextArea id={noteId} rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} placeholder={t('designer.note_hint')} />
      </div>
      <Radio.Group aria-label={t('publish.when')} value={later} onChange={(event) => setLater(event.target.value as boolean)} options={[{ value: false, label: t('publish.now') }, { value: true, label: t('publish.later') }]} />
      {later && <DatePicker aria-label={t('publish.later')} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" value={time} onChange={setTime} disabledDate={(day) => day.endOf('day').unix() < now} />}
      {publishing.error && <Alert type="error" showIcon title={sentence(publishing.error, t)} />}
      <Button type="primary" block disabled={!ready} loading={publishing.isPending} onClick={() => publishing.mutate()}>
        {t(later ? 'publish.plan' : 'designer.publish_now')}
      </Button>
    </section>
  )
}
