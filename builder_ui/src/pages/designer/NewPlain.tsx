/** A new dashboard, role, group, calendar or policy in this application; it opens in its designer at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { saveDraft } from '../../api/drafts'
import { blank } from '../../designer/blank'
import { write } from '../../designer/document'
import type { Draft } from '../../designer/uses'
import { useWords } from '../../i18n/useWords'
import { sentence } from '../../shared/useToast'
import { addressOf } from './address'
import { NameAndKey, unnamed, wordsOf, wrongKey } from './NameAndKey'

interface Props {
  kind: string
  title: string
  bundle: string
  drafts: Draft[]
  onClose: () => void
}

export function NewPlain({ kind, title, bundle, drafts, onClose }: Props) {
  const { t } = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const first = (wanted: string) => drafts.find((draft) => draft.kind === wanted)?.key ?? ''
  const taken = drafts.filter((draft) => draft.kind === kind).map((draft) => draft.key)
  const [name, setName] = useState(() => unnamed(`${bundle}_${kind}`, taken))
  const making = useMutation({
    mutationFn: () => saveDraft(kind, name.key, write(blank(kind, name.key, wordsOf(name), first('form'), first('group'))), null, bundle),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['bundles', bundle] })
      void navigate(addressOf(bundle, kind, name.key))
    },
  })
  return (
    <Modal
      open
      title={title}
      okText={t('designer.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: wrongKey(name, taken) !== null }}
      confirmLoading={making.isPending}
      onOk={() => making.mutate()}
      onCancel={onClose}
    >
      <div className="new-thing">
        <NameAndKey value={name} taken={taken} onChange={setName} />
        {making.error && <Alert type="error" showIcon title={sentence(making.error, t)} />}
      </div>
    </Modal>
  )
}
