/** Asks whether demo data shall come along, imports, and shows that it is being done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Checkbox, Modal, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { importTemplate, type Template } from '../../api/bundle'
import { useWords } from '../../i18n/useWords'
import { Problem } from '../../api/problem'
import { sentence, useToast } from '../../shared/useToast'

interface Props {
  template: Template
  onClose: () => void
}

export function ImportDialog({ template, onClose }: Props) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [demo, setDemo] = useState(true)
  const importing = useMutation({
    mutationFn: () => importTemplate(template.key, demo),
    onSuccess: async () => {
      await client.invalidateQueries()
      toast.done(t('gallery.imported', { name: say(template.name) }))
      onClose()
      void navigate('/')
    },
  })
  return (
    <Modal
      open
      title={t('gallery.import_title', { name: say(template.name) })}
      okText={t('gallery.import')}
      cancelText={t('common.cancel')}
      onOk={() => importing.mutate()}
      onCancel={onClose}
      confirmLoading={importing.isPending}
      cancelButtonProps={{ disabled: importing.isPending }}
      closable={!importing.isPending}
      mask={{ closable: false }}
    >
      <p>{t('gallery.import_note')}</p>
      <Checkbox checked={demo} disabled={importing.isPending} onChange={(event) => setDemo(event.target.checked)}>
        {t('gallery.with_demo')}
      </Checkbox>
      <p className="soft small import-note">{t('gallery.demo_note')}</p>
      {importing.isPending && <Working />}
      {importing.error && <Refused problem={importing.error} />}
    </Modal>
  )
}

const STEPS = ['check', 'cases', 'publish', 'demo'] as const

/** The server answers once, at the end; until then this says what it is at, as far as one can know. */
function Working() {
  const { t } = useWords()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds((old) => old + 1), 1000)
    return () => window.clearInterval(timer)
  }, [])
  const step = STEPS[Math.min(STEPS.length - 1, Math.floor(seconds / 3))] ?? 'demo'
  const percent = Math.round(95 * (1 - Math.exp(-seconds / 12)))
  return (
    <div role="status">
      <Progress percent={percent} status="active" showInfo={false} aria-label={t('gallery.importing')} />
      <span className="soft small">{t(`gallery.step_${step}`)}</span>
    </div>
  )
}

function Refused({ problem }: { problem: Error }) {
  const { t } = useWords()
  const errors = problem instanceof Problem ? problem.errors : []
  const list = errors.slice(0, 8).map((error) => (
    <li key={error.pointer + error.code}>
      <code>{error.pointer}</code> {error.message}
    </li>
  ))
  return <Alert type="error" showIcon title={sentence(problem, t)} description={list.length > 0 ? <ul>{list}</ul> : undefined} />
}
