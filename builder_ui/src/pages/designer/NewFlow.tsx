/** A new flow for a form: it begins blank or with a first step, is linked to the form, and opens in the designer at once. */
import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { catalogueQuery, readDraft, saveDraft } from '../../api/drafts'
import { setBody } from '../../designer/commands'
import { read, write } from '../../designer/document'
import { newFlow, withSteps } from '../../designer/flow/newFlow'
import type { Kinds, NodeKind } from '../../designer/flow/graph'
import type { Draft } from '../../designer/uses'
import { useWords } from '../../i18n/useWords'
import { sentence } from '../../shared/useToast'
import { addressOf } from './address'
import { NameAndKey, wordsOf, wrongKey } from './NameAndKey'

/** What a new flow may begin with; a kind that the catalogue does not have is left out. */
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = { blank: [], task: ['human_task'], approval: ['approval'], both: ['human_task', 'approval'] }

interface Props {
  bundle: string
  form: Draft
}

export function NewFlow({ bundle, form }: Props) {
  const { t, say } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)} aria-label={t('flow.new_for', { name: say(form.name) })}>
        {t('flow.new')}
      </Button>
      {open && <NewFlowDialog bundle={bundle} form={form} onClose={() => setOpen(false)} />}
    </>
  )
}

function NewFlowDialog({ bundle, form, onClose }: Props & { onClose: () => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const catalogue = useQuery(catalogueQuery).data
  const [name, setName] = useState({ zh: t('flow.of_form', { name: form.name.zh, lng: 'zh-CN' }), en: form.name.en && form.name.en !== form.name.zh ? `${form.name.en} flow` : '', key: form.key })
  const [begin, setBegin] = useState('task')
  const making = useMutation({
    mutationFn: async () => {
      const kinds: Kinds = new Map(((catalogue?.nodes.kinds ?? []) as NodeKind[]).map((kind) => [kind.type, kind]))
      const flow = withSteps(newFlow(name.key, wordsOf(name), form.key, kinds), BEGINNINGS[begin] ?? [], kinds)
      await saveDraft('flow', name.key, write(flow), null, bundle)
      const { text, etag } = await readDraft('form', form.key)
      const base = read(text)
      await saveDraft('form', form.key, write(setBody('flow', name.key)(base.document), base), etag)
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['bundles', bundle] })
      void navigate(addressOf(bundle, 'flow', name.key))
    },
  })
  return (
    <Modal
      open
      title={t('flow.new')}
      okText={t('designer.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !catalogue || wrongKey(name, []) !== null }}
      confirmLoading={making.isPending}
      onOk={() => making.mutate()}
      onCancel={onClose}
    >
      <div className="new-thing">
        <NameAndKey value={name} taken={[]} onChange={setName} />
        <p className="new-begin">{t('flow.begin')}</p>
        <Radio.Group vertical aria-label={t('flow.begin')} value={begin} onChange={(event) => setBegin(event.target.value as string)} options={Object.keys(BEGINNINGS).map((value) => ({ value, label: t(`flow.begin_${value}`) }))} />
        {making.error && <Alert type="error" showIcon title={sentence(making.error, t)} />}
      </div>
    </Modal>
  )
}
